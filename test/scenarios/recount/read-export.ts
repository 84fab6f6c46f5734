import { readFileSync } from "node:fs";
import { projectFolder } from "../../cli/run-program.js";

/** A row as its cells by header. */
export type Row = Readonly<Record<string, string>>;

/** Reads an export of fixtures/agreement, one character after the other; shares nothing with the program. */
export function readExport(name: string, delimiter = ","): Row[] {
  const text = readFileSync(`${projectFolder}fixtures/agreement/exports/${name}`, "utf8");
  const rows: string[][] = [[""]];
  let quoted = false;
  for (const char of text.replace(/^\uFEFF/, "").replaceAll('""', "\u0000")) {
    const row = rows.at(-1)!;
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === delimiter) row.push("");
    else if (!quoted && char === "\n") rows.push([""]);
    else if (quoted || char !== "\r") row[row.length - 1] += char === "\u0000" && quoted ? '"' : char;
  }
  const [header, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) =>
    Object.fromEntries(
      header!.map((name, index) => [name, (row[index] ?? "").replaceAll("\u0000", "").trim()]),
    ),
  );
}
