import { inflateRawSync } from "node:zlib";
import { XMLParser } from "fast-xml-parser";

/** A cell as it stands in the file: the type, the number of its style, and its text or number. */
export interface ReadCell {
  readonly type: string;
  readonly format: string;
  readonly value: string;
}

export interface ReadSheet {
  readonly name: string;
  readonly xml: string;
  /** By reference, `B2`. */
  readonly cells: ReadonlyMap<string, ReadCell>;
}

export interface ReadWorkbook {
  readonly parts: ReadonlyMap<string, string>;
  readonly sheets: readonly ReadSheet[];
}

/** Takes a workbook apart by the standard alone, without the library that wrote it. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const parts = unzip(Buffer.from(bytes));
  const shared = list(parse(parts.get("xl/sharedStrings.xml") ?? "<sst/>").sst?.si).map(itemText);
  const styles = parse(parts.get("xl/styles.xml")!).styleSheet;
  const codes = new Map(
    list(styles.numFmts?.numFmt).map((each) => [each["@id"] ?? each["@numFmtId"], each["@formatCode"]]),
  );
  const formats = list(styles.cellXfs.xf).map((xf) => codes.get(xf["@numFmtId"]) ?? "");
  const names = list(parse(parts.get("xl/workbook.xml")!).workbook.sheets.sheet).map(
    (each) => each["@name"]!,
  );
  const sheets = names.map((name, index): ReadSheet => {
    const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`)!;
    const cells = new Map<string, ReadCell>();
    for (const row of list(parse(xml).worksheet.sheetData?.row)) {
      for (const cell of list(row.c)) {
        const type = cell["@t"] ?? "n";
        const value =
          type === "s"
            ? shared[Number(cell.v)]!
            : type === "inlineStr"
              ? itemText(cell.is)
              : String(cell.v ?? "");
        if (value !== "") cells.set(cell["@r"]!, { type, format: formats[Number(cell["@s"] ?? 0)]!, value });
      }
    }
    return { name, xml, cells };
  });
  return { parts, sheets };
}

/** A sheet as rows under its headers, up to the first blank line. */
export function readTable({ cells }: ReadSheet): Record<string, ReadCell>[] {
  const heads = [...cells]
    .filter(([at]) => /^[A-Z]+1$/.test(at))
    .map(([at, { value }]) => [at.slice(0, -1), value]);
  const rows: Record<string, ReadCell>[] = [];
  for (let line = 2; cells.has(`A${line}`) || cells.has(`B${line}`); line++) {
    rows.push(
      Object.fromEntries(
        heads.flatMap(([column, head]) => {
          const cell = cells.get(`${column}${line}`);
          return cell === undefined ? [] : [[head!, cell]];
        }),
      ),
    );
  }
  return rows;
}

/** The rows of one sheet. */
export function tableOf({ sheets }: ReadWorkbook, name: string): Record<string, ReadCell>[] {
  return readTable(sheets.find((sheet) => sheet.name === name)!);
}

export function valuesOf(rows: readonly Record<string, ReadCell>[], head: string): (string | undefined)[] {
  return rows.map((row) => row[head]?.value);
}

/** What a spreadsheet shows for a serial day, to the millisecond. */
export function wallOf({ value }: ReadCell): string {
  return new Date(Math.round((Number(value) - 25_569) * 86_400_000)).toISOString().slice(0, -1);
}

// biome-ignore lint/suspicious/noExplicitAny: whatever stands in the file
type Node = any;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

function parse(xml: string): Node {
  return parser.parse(xml);
}

function list(node: Node): Node[] {
  return node === undefined || node === "" ? [] : Array.isArray(node) ? node : [node];
}

/** The text of a string item, with its escapes (`_x005F_`) read as a spreadsheet reads them. */
function itemText(item: Node): string {
  const texts = [item.t, ...list(item.r).map((run) => run.t)].filter((text) => text !== undefined);
  return texts
    .map((text) => (typeof text === "string" ? text : String(text["#text"] ?? "")))
    .join("")
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The files of a ZIP by its directory at the end. */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength!);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(from, from + size);
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}
