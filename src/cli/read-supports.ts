import type { Agreement } from "../model/agreement.js";
import type { SupportReference } from "../model/contract.js";
import type { Problem } from "../model/problem.js";
import { leadsOutside, placeBeside } from "./file-bounds.js";
import { identifyFile } from "./files.js";
import { type DefinitionFile, outsideReason, readDefinition } from "./read-definition.js";

/** An agreement that another one stands on. */
export interface SupportFile {
  readonly path: string;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  /** Where another definition names it. */
  readonly reference: SupportReference;
}

export interface ReadSupports {
  /** Each once, below the one that names it first. */
  readonly supports: readonly SupportFile[];
  readonly problems: readonly Problem[];
}

/** Reads all agreements that one stands on, and those that they stand on. */
export async function readSupports(path: string, agreement: Agreement): Promise<ReadSupports> {
  const supports: SupportFile[] = [];
  const problems: Problem[] = [];
  const read = new Set<string>();

  /** @param above the files that lead there, by their identity */
  async function follow(from: string, outer: Agreement, above: ReadonlyMap<string, string>): Promise<void> {
    for (const reference of outer.contract.supportedBy) {
      const { file } = reference;
      const inner = placeBeside(from, file);
      if (await leadsOutside(inner)) {
        const args = { file, reason: outsideReason(inner) };
        problems.push({ ...placed(reference), code: "support-not-read", args });
        continue;
      }
      const identity = await identifyFile(inner);
      if (above.has(identity)) {
        const names = [...above.values()];
        const circle = [...names.slice([...above.keys()].indexOf(identity)), above.get(identity) as string];
        problems.push({ ...placed(reference), code: "support-circle", args: { files: circle } });
        continue;
      }
      if (read.has(identity)) continue;
      read.add(identity);
      const definition = await readDefinition(inner);
      const unreadable = definition.problems.find(({ code }) => code === "unreadable-file");
      if (unreadable?.code === "unreadable-file") {
        const args = { file, reason: unreadable.args.reason };
        problems.push({ ...placed(reference), code: "support-not-read", args });
        continue;
      }
      problems.push(...definition.problems);
      if (definition.agreement === undefined) continue;
      const { id } = definition.agreement;
      const twin = [agreement, ...supports.map((each) => each.agreement)].find((each) => each.id === id);
      if (twin !== undefined) {
        const args = { id, file: inner, other: twin.file };
        problems.push({ ...placed(reference), code: "support-same-id", args });
        continue;
      }
      supports.push({ path: inner, definition, agreement: definition.agreement, reference });
      await follow(inner, definition.agreement, new Map([...above, [identity, inner]]));
    }
  }

  await follow(path, agreement, new Map([[await identifyFile(path), path]]));
  return { supports, problems };
}

function placed({ at, excerpt }: SupportReference) {
  return { severity: "error" as const, ...at, ...(excerpt === undefined ? {} : { excerpt }) };
}
