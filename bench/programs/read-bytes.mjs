/** The limit: reads the file and does nothing with it. Arguments: the file. */
import { openSync, readSync } from "node:fs";

const file = openSync(process.argv[2] ?? "", "r");
const chunk = Buffer.alloc(1 << 20);
let bytes = 0;
for (let read = -1; read !== 0; bytes += read) read = readSync(file, chunk);
console.log(JSON.stringify({ bytes }));
