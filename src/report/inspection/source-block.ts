import { fieldSpec } from "../../model/fields.js";
import type { FileReport, SourceReport } from "../../model/inspection.js";
import { listWords } from "../../model/list-words.js";
import type { Problem } from "../../model/problem.js";
import { listText } from "../quantity-text.js";
import { terminalText } from "../terminal-text.js";
import { wordProblem } from "../wording/index.js";
import { columnsLine } from "../wording/intake-columns.js";

/** A file of the block, with what is needed to say what only its owner can know. */
export interface BlockFile {
  readonly report: FileReport;
  readonly questions: readonly Problem[];
  /** True for standard input, which has no name to write down. */
  readonly isNameless: boolean;
}

/**
 * The `sources:` of an SLA file for what was inspected. It names what a run can't find by itself; what only
 * the user can know stands in it as a comment to complete, so that the block can be pasted as it is.
 */
export function sourcesBlock(
  sources: readonly SourceReport[],
  files: ReadonlyMap<string, BlockFile>,
  timezone: string | undefined,
): string {
  if (sources.length === 0) return "";
  const lines = ["sources:"];
  for (const source of sources) {
    const entry = sourceLines(source, files, timezone);
    const hasKeys = entry.some((line) => !line.startsWith("#"));
    // A key that is there stays valid YAML whether or not the comments below it are completed.
    const keys = hasKeys || source.kind === null ? [] : [`kind: ${source.kind}`];
    const isEmpty = !hasKeys && keys.length === 0;
    const lead = `  ${source.name}:${isEmpty ? " {}" : ""}`;
    lines.push(lead, ...[...keys, ...entry].map((line) => `    ${line}`));
  }
  return `${lines.join("\n")}\n`;
}

function sourceLines(
  source: SourceReport,
  files: ReadonlyMap<string, BlockFile>,
  timezone: string | undefined,
): string[] {
  const of = source.files.flatMap((name) => files.get(name) ?? []);
  const named = of.filter(({ isNameless }) => !isNameless).map(({ report }) => yamlText(report.file));
  const lines =
    named.length === 0 ? [] : [`file: ${named.length === 1 ? named[0] : `[${named.join(", ")}]`}`];
  if (named.length === 0) {
    lines.push(`# file: ${source.name}.csv   # standard input has no name: write down the file's`);
  }
  if (source.kind === null) {
    lines.push("# kind: tickets   # its headers fit no kind of records: say what they are");
  } else if (source.kind !== source.name) lines.push(`kind: ${source.kind}`);
  const titled = of.find(({ report }) => report.needsHeaderLine);
  if (titled !== undefined) lines.push(`header-line: ${titled.report.headerLine}`);
  lines.push(...otherKinds(of[0]?.report));
  const usesZone = of.some(({ report }) => hasNaiveStamps(report));
  if (timezone !== undefined && usesZone) lines.push(`timezone: ${timezone}`);
  return [
    ...lines,
    ...of
      .flatMap(({ report, questions }) => questions.map((each) => answerLine(each, report)))
      .filter(isFirstAnswer),
    ...unknownWords(of[0]?.report),
    ...missingColumns(of.map(({ report }) => report)),
  ];
}

/** Where the headers fit other records just as well, the user has the last word. */
function otherKinds(report: FileReport | undefined): string[] {
  if (report === undefined || report.kind.isClear) return [];
  const { kind, candidates } = report.kind;
  const others = candidates.filter((each) => each.kind !== kind).map((each) => each.kind);
  return [`# kind: ${others[0]}   # its headers fit ${listWords(others, "and")} as well`];
}

function hasNaiveStamps({ columns }: FileReport): boolean {
  return columns.some(
    ({ field, dates, zone }) => field !== null && zone === null && dates !== null && dates.zones !== "all",
  );
}

/** Files that ask the same have one answer; a key must not stand there twice. */
function isFirstAnswer(line: string, index: number, lines: readonly string[]): boolean {
  const answer = answerOf(line);
  return lines.findIndex((other) => answerOf(other) === answer) === index;
}

function answerOf(line: string): string {
  return line.split("   #", 1)[0] ?? line;
}

/** A question with its answer in front, ready to be completed. Its words quote the file, so they are made safe. */
function answerLine(question: Problem, report: FileReport): string {
  const answer = answerTo(question, report);
  const message = terminalText(wordProblem(question).message);
  const other = otherAnswers[question.code] ?? "";
  return `# ${answer === "" ? "" : `${answer}   # ${other}`}${message}`;
}

const otherAnswers: Partial<Record<Problem["code"], string>> = {
  "dates-ambiguous": "or m/d/y: ",
  "numbers-ambiguous": 'or "1.234,56": ',
};

function answerTo(question: Problem, { columns }: FileReport): string {
  switch (question.code) {
    case "encoding-guessed":
      return `encoding: ${question.args.encoding}`;
    case "stamp-without-zone":
      return "timezone: America/New_York";
    case "preset-doubtful":
      return `preset: ${question.args.presets[0]?.id}`;
    case "duplicate-id":
      return columns.some(({ field }) => field === "updatedAt") ? "keep: last by updatedAt" : "keep: last";
    case "dates-ambiguous":
      return `dates: { ${question.args.field}: d/m/y }`;
    case "numbers-ambiguous":
      return `numbers: { ${question.args.field}: "1,234.56" }`;
    case "duration-form-missing":
      return `durations: { ${question.args.field}: ${JSON.stringify(question.args.proposed)} }`;
    case "column-repeated":
      return columnsLine([{ field: question.args.field, header: `${question.args.header}#1` }]);
    case "column-doubtful":
      return columnsLine([{ field: question.args.field, header: question.args.headers[0] ?? "" }]);
    default:
      return "";
  }
}

/** States in the words of a company: only it knows which of them are won, lost or solved. */
function unknownWords(report: FileReport | undefined): string[] {
  return (report?.columns ?? []).flatMap(({ field, unknownWords: words }) => {
    const [first] = words;
    if (report === undefined || report.kind.kind === null || field === null || first === undefined) return [];
    const meanings = Object.keys(fieldSpec(report.kind.kind, field)?.words ?? {});
    const named = listText(words.map(({ value }) => `"${value}"`));
    return [
      `# values: { ${field}: { ${JSON.stringify(terminalText(first.value))}: ${meanings[0]} } }   # ${terminalText(named)}: say which of them mean ${listWords(meanings, "or")}`,
    ];
  });
}

/** The fields of the first metric of the kind that no column carries, with the columns that nothing is read from. */
function missingColumns(reports: readonly FileReport[]): string[] {
  const [report] = reports;
  const [metric] = report?.metrics ?? [];
  if (
    report === undefined ||
    metric === undefined ||
    metric.missing.length === 0 ||
    metric.vendorClock.length > 0
  )
    return [];
  const feedsSome = report.metrics.some(({ missing }) => missing.length === 0);
  const free = report.columns.filter(({ field, kind }) => field === null && kind === "instant");
  if (feedsSome && free.length === 0) return [];
  const beside =
    free.length === 0
      ? ""
      : `; nothing is read from the dates in ${listText(free.map(({ header }) => `"${header}"`))}`;
  const fields = metric.missing.map((field) => `${field}: its header`).join(", ");
  return [`# columns: { ${fields} }   # ${metric.metric} needs ${listWords(metric.missing, "and")}${beside}`];
}

/** Quoted where YAML would read it as something else. */
export function yamlText(text: string): string {
  const isPlain = /^[\p{L}\p{N}./_][\p{L}\p{N}./_ -]*$/u.test(text) && !/^[\d.]+$/.test(text);
  return isPlain && text.trim() === text ? text : JSON.stringify(text);
}
