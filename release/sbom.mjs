/**
 * `npm run -s sbom`: prints the list of parts of an installation (CycloneDX), made by `npm sbom`. It is asked in a
 * folder whose manifest and lock file name no devDependencies: `--omit dev` also omits what they share with the
 * dependencies.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const project = new URL("../", import.meta.url);
const readJson = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, project), "utf8"));

const manifest = readJson("package.json");
const lock = readJson("package-lock.json");
delete manifest.devDependencies;
delete lock.packages[""].devDependencies;
for (const [path, entry] of Object.entries(lock.packages)) if (entry.dev) delete lock.packages[path];

const parent = mkdtempSync(join(tmpdir(), "sla-audit-sbom-"));
try {
  writeFileSync(join(parent, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(parent, "package-lock.json"), JSON.stringify(lock));
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const told = JSON.parse(
    execFileSync("npm", args, { cwd: parent, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
  );
  // npm names the whole after its folder.
  told.metadata.component.name = manifest.name;
  console.log(JSON.stringify(told, null, 2));
} finally {
  rmSync(parent, { recursive: true, force: true });
}
