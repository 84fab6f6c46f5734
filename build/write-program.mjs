// Writes the bundled program with the licences of what is in it: the second half of `npm run build`.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { bundleProgram, listSources, programFolder, project } from "./bundle-program.mjs";
import { composeNotices } from "./compose-notices.mjs";

const chunks = await bundleProgram();
const folder = `${project}${programFolder}`;
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { fileName, code } of chunks) await writeFile(`${folder}/${fileName}`, code);
await writeFile(`${folder}/package.json`, '{ "type": "commonjs" }\n');
await writeFile(`${folder}/THIRD-PARTY-NOTICES.txt`, composeNotices(listSources(chunks)));
