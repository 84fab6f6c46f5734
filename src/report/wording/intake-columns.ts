import { listWords, quoteName } from "../../model/list-words.js";
import type { IntakeProblems, MissingColumn } from "../../model/problems/intake.js";
import { listText } from "../quantity-text.js";
import { nearPresetAdvice } from "./intake-presets.js";
import type { Words } from "./wording.js";

/** A mapping to paste under a source: `columns: { createdAt: Opened on }`. */
export function columnsLine(fields: readonly { field: string; header: string }[]): string {
  return `columns: { ${fields.map(({ field, header }) => `${yamlText(field)}: ${yamlText(header)}`).join(", ")} }`;
}

/** Quoted where YAML would read it as something else. */
function yamlText(text: string): string {
  const isPlain =
    /^[\p{L}][\p{L}\p{N} _/()-]*$/u.test(text) &&
    !/^(true|false|yes|no|on|off|null)$/i.test(text) &&
    text.trim() === text;
  return isPlain ? text : JSON.stringify(text);
}

function eitherOf(names: readonly string[]): string {
  return listWords(names.map(quoteName), "or");
}

const headersListed = 40;

/** All columns that a file lacks, its headers listed once, and a mapping to paste. */
export function wordMissingColumns({
  source,
  missing,
  headers,
  looksLikeData,
  headerLine,
  nearPreset,
}: IntakeProblems["column-missing"]): Words {
  if (headerLine !== undefined) {
    return {
      message: missingText(missing),
      context: missingContext(source, missing),
      help: `Line ${headerLine} looks like the header, with other lines above it. If it is, say so under sources.${source}: header-line: ${headerLine}`,
    };
  }
  const [only] = missing;
  const single = missing.length === 1 && only !== undefined;
  const looked =
    single && only.mapped === undefined && !looksLikeData ? `Looked for ${eitherOf(only.wanted)}. ` : "";
  const advice = looksLikeData
    ? "This line looks like data: is the header line missing? Add a line above it with a name for each column."
    : `The file has: ${listText(headers, headersListed)}. ${suggestHeaders(missing, single)}${nearPreset === undefined ? "" : `${nearPresetAdvice(nearPreset)} `}${mapAdvice(source, missing)}`;
  const instead = single ? insteadText(only, source, headers) : "";
  return {
    message: missingText(missing),
    context: missingContext(source, missing),
    help: instead === "" ? `${looked}${advice}` : instead,
  };
}

/** What the file has in place of a column, how to be judged by that, and how to say that it is the very column. */
function insteadText(column: MissingColumn, source: string, headers: readonly string[]): string {
  const { field, neededBy, instead } = column;
  if (instead === undefined) return "";
  const header = quoteName(instead.header);
  if (instead.as === "measured") {
    const mapping = columnsLine([{ field, header: "its header" }]);
    return `Write clock: vendor in ${listText(neededBy)} to judge by the export's own ${header}. The file has: ${listText(headers, headersListed)}. If one of these is ${field}, say so under sources.${source}: ${mapping}`;
  }
  const mapping = columnsLine([{ field, header: instead.header }]);
  return `The file has ${header}, but there the vendor's clock ran on other hours than the limit of ${listText(neededBy)}. Promise that time, or, if it does count these hours, say so under sources.${source}: ${mapping}`;
}

/** `no column "Opened On"`, `no columns for createdAt and status`. */
function missingText(missing: readonly MissingColumn[]): string {
  const mapped = missing.flatMap((column) => column.mapped ?? []).map(quoteName);
  const fields = missing.filter((column) => column.mapped === undefined).map(({ field }) => field);
  const noun = (mapped.length || fields.length) === 1 ? "no column" : "no columns";
  const named = mapped.length === 0 ? "" : ` ${listWords(mapped, "or")}`;
  const unnamed = fields.length === 0 ? "" : ` for ${listWords(fields, "and")}`;
  return `${noun}${named}${mapped.length > 0 && fields.length > 0 ? ", and none" : ""}${unnamed}`;
}

function missingContext(source: string, missing: readonly MissingColumn[]): string {
  if (missing.every(({ mapped }) => mapped !== undefined)) {
    return `mapped to ${listWords(
      missing.map(({ field }) => field),
      "and",
    )} in sources.${source}.columns`;
  }
  const reasons = [...new Set(missing.flatMap(({ neededBy }) => neededBy))];
  return `source "${source}", needed by ${listText(reasons)}`;
}

function suggestHeaders(missing: readonly MissingColumn[], single: boolean): string {
  const suggested = missing.filter(({ near }) => near.length > 0);
  if (suggested.length === 0) return "";
  const words = suggested.map(({ field, near }) =>
    single ? eitherOf(near) : `${eitherOf(near)} for ${field}`,
  );
  return `Did you mean ${listWords(words, "and")}? `;
}

/** A mapping to paste; what the definition maps already needs its header mended only. */
function mapAdvice(source: string, missing: readonly MissingColumn[]): string {
  const offered = new Set<string>();
  const fields = missing
    .filter(({ mapped }) => mapped === undefined)
    .map(({ field, near }) => {
      const header = near.find((name) => !offered.has(name)) ?? "its header";
      offered.add(header);
      return { field, header };
    });
  if (fields.length === 0)
    return `Mend the ${missing.length === 1 ? "header" : "headers"} in sources.${source}.columns.`;
  return `Say which ${fields.length === 1 ? "one it is" : "ones they are"} under sources.${source}: ${columnsLine(fields)}`;
}
