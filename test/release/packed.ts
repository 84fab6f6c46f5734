import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../cli/run-program.js";

/** What `npm pack` makes of the built project. */
export interface Packed {
  readonly archive: Buffer;
  /** In bytes, as it is installed. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

export function packProject(): Packed {
  const folder = mkdtempSync(join(tmpdir(), "sla-audit-pack-"));
  try {
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
    const told = execFileSync("npm", args, {
      cwd: projectFolder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [{ filename, files, unpackedSize }] = JSON.parse(told);
    return { archive: readFileSync(join(folder, filename)), files, unpackedSize };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
