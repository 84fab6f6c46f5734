import type { SourceSpec } from "../model/agreement.js";
import { type FilterContext, readFilter } from "./filter.js";
import type { FileInput, Partly } from "./schema/file.js";

/** Reads `maintenance` of every source, whose filter may use terms and links. */
export function readMaintenance(
  inputs: Partly<FileInput["sources"]>,
  sources: Map<string, SourceSpec>,
  context: Omit<FilterContext, "source" | "sources">,
): void {
  for (const [name, spec] of [...sources]) {
    const written = inputs?.[name]?.maintenance;
    if (written === undefined) continue;
    const maintenance = readFilter(written, ["sources", name, "maintenance"], {
      ...context,
      source: spec,
      sources,
    });
    if (maintenance !== undefined) sources.set(name, { ...spec, maintenance });
  }
}
