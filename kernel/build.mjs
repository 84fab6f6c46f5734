/**
 * `npm run kernel`: compiles kernel/assembly into src/intake/kernel-code.ts. The same source gives the same bytes, which a test
 * holds.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import asc from "assemblyscript/asc";

const project = fileURLToPath(new URL("..", import.meta.url));
export const codePath = "src/intake/kernel-code.ts";

/** The module as the program holds it: a source that says nothing but its bytes. */
export async function compileKernel() {
  let binary = new Uint8Array(0);
  const options = ["--outFile", "kernel.wasm", "-O3", "--runtime", "stub", "--noAssert", "--enable", "simd"];
  const { error, stderr } = await asc.main(["kernel/assembly/index.ts", ...options, "--initialMemory", "1"], {
    readFile: (name) => readFile(`${project}${name}`, "utf8").catch(() => null),
    writeFile: (_name, contents) => void (binary = /** @type {typeof binary} */ (contents)),
    listFiles: () => [],
  });
  if (error !== null) throw new Error(`The kernel can't be compiled:\n${stderr.toString()}`);
  const code = Buffer.from(binary).toString("base64");
  return `/** Made by \`npm run kernel\` from kernel/assembly; ${binary.length} bytes in base64. */\nexport const kernelCode =\n  "${code}";\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await writeFile(`${project}${codePath}`, await compileKernel());
}
