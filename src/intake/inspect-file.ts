import { fieldSpec, fieldsOfKind } from "../model/fields.js";
import type { ColumnInspection, FileInspection, RowCounts } from "../model/inspection.js";
import { plainSource } from "../model/plain-source.js";
import type { Problem } from "../model/problem.js";
import type { ColumnRequest, RecordKind } from "../model/record.js";
import { findObstacles, type Obstacles } from "./find-obstacles.js";
import { surveyBelowTitles } from "./find-titled-header.js";
import { findUnknownWords } from "./find-unknown-words.js";
import { kindOfName } from "./guess-kind.js";
import type { InputFile } from "./input-file.js";
import { longestMark, startsWithMark, watchBytes } from "./inspect-bytes.js";
import { placeProblems } from "./place-problems.js";
import { type ColumnProfile, createColumnProfile } from "./profile-column.js";
import { readRows } from "./read-rows.js";
import { type RecognizedFile, recognizeFile } from "./recognize-file.js";
import { sampleHead } from "./sample-head.js";
import { type FailedSurvey, type FileSurvey, surveyFile } from "./survey-file.js";
import { readHead } from "./utf8-check.js";

export interface InspectOptions {
  /** The size of the file in bytes, packed or not, where it is known. */
  readonly bytes: number | null;
  /** How the file is packed; its bytes then tell nothing of the number of its rows. */
  readonly compression?: "gzip" | undefined;
  /** Read every row, not only the first of them. */
  readonly full: boolean;
  /** What its records are, where the user says so. */
  readonly kind?: RecordKind | undefined;
  /** The zone of stamps that carry none, where the user says so. */
  readonly timezone?: string | undefined;
  /** Called now and then with the number of further rows that were read. */
  onRows?(count: number): void;
}

/** A file, what an audit would ask and say of it; or the problems that keep it from being read at all. */
export type InspectedFile =
  | ({ readonly isReadable: true; readonly facts: FileInspection } & Obstacles)
  | { readonly isReadable: false; readonly problems: readonly Problem[] };

/** The header is a record too. */
const sampleLimits = { records: 10_001, bytes: 8 << 20 };
/** Of all columns together, so that memory has a bound; a column never has more than the sample has rows. */
const distinctValuesKept = 1_000_000;
const rowsBetweenReports = 4096;

/**
 * Finds out what is in an export: the first rows of it, or with `full` all of them in bounded memory. Throws
 * only what the stream of the file throws.
 */
export async function inspectFile(file: InputFile, options: InspectOptions): Promise<InspectedFile> {
  const view = await surveyView(file, options);
  if ("finding" in view.survey) {
    const { finding, mark } = view.survey;
    const logged = { file: 0, severity: "error" as const, finding, mark, withExcerpt: true };
    return { isReadable: false, problems: await placeProblems([file], [view.survey], [logged]) };
  }
  const first = recognizeFile(view.survey.headers, file.name, options.kind);
  const below =
    first.columns.size > 0 ? undefined : await surveyBelowTitles(view.file, view.survey, options.kind);
  const survey = below ?? view.survey;
  const { headers } = survey;
  const reading = below === undefined ? first : recognizeFile(headers, file.name, options.kind);
  const watched = watchBytes(survey.text);
  const footers = reading.source?.footers ?? survey.footers;
  const text = { ...survey, text: watched.file, footers };
  const profile = await profileRows(text, reading, options);
  const { kind, preset, columns, questioned } = reading;
  const obstacles =
    kind.kind === null
      ? { questions: [], problems: [] }
      : await findObstacles(view.file, {
          source: { ...plainSource(kind.kind), ...(below && { headerLine: below.headerLine }) },
          requests: requestFields(kind.kind, new Set([...questioned, ...fieldNames(columns)])),
          timezone: options.timezone,
        });
  const facts: FileInspection = {
    file: file.name,
    bytes: options.bytes,
    compression: options.compression ?? null,
    encoding: survey.encoding,
    hasByteOrderMark: startsWithMark(await readHead(file.open(), longestMark)),
    lineEnds: watched.lineEnds(),
    delimiter: survey.dialect.delimiter,
    headerLine: survey.headerLine,
    needsHeaderLine: below !== undefined,
    rows: {
      ...profile.rows,
      isAll: view.isAll,
      estimate: estimateRows(view, profile.rows.lookedAt, options),
    },
    kind,
    preset,
    nearPreset: reading.nearPreset,
    columns: headers.map((header, index): ColumnInspection => {
      const column = columns.get(index);
      const found = profile.columns[index]!.conclude();
      return {
        position: index + 1,
        header,
        field: column?.field ?? null,
        mappedBy: column?.mappedBy ?? null,
        zone: column?.zone ?? null,
        ...found,
        unknownWords:
          found.kind === "word"
            ? findUnknownWords(reading.source, column?.field ?? null, profile.columns[index]!.words())
            : [],
      };
    }),
  };
  return { isReadable: true, facts, ...obstacles };
}

function fieldNames(columns: RecognizedFile["columns"]): string[] {
  return [...columns.values()].map(({ field }) => field);
}

/** What of a file is looked at, and what it is. */
interface FileView {
  readonly file: InputFile;
  readonly survey: FileSurvey | FailedSurvey;
  readonly isAll: boolean;
  /** Of the part that is looked at. */
  readonly bytes: number | null;
}

/** The first rows, unless all are asked for or a quote makes it doubtful where the sample ends. */
async function surveyView(file: InputFile, { full, bytes, kind }: InspectOptions): Promise<FileView> {
  // What a definition would call it: a file that can't be read is told in the same words as one that can.
  const source = { name: kind ?? kindOfName(file.name) ?? "records" };
  const sample = full ? undefined : await sampleHead(file, sampleLimits);
  if (sample !== undefined) {
    const survey = await surveyFile(sample.file, source);
    if (sample.isAll || !("finding" in survey)) return { ...sample, survey };
  }
  return { file, survey: await surveyFile(file, source), isAll: true, bytes };
}

/** Every field of the kind that the file has, or may have. */
function requestFields(kind: RecordKind, present: ReadonlySet<string>): ColumnRequest[] {
  return fieldsOfKind[kind]
    .filter(({ name }) => present.has(name))
    .map(({ name, type }) => ({ field: name, as: type, optional: true, neededBy: [] }));
}

interface RowsProfile {
  readonly rows: Pick<RowCounts, "lookedAt" | "ignored" | "ragged" | "damaged">;
  readonly columns: readonly ColumnProfile[];
}

async function profileRows(
  survey: FileSurvey,
  { kind, columns: mapped, blanks }: RecognizedFile,
  { onRows }: InspectOptions,
): Promise<RowsProfile> {
  const width = survey.headers.length;
  const room = Math.floor(distinctValuesKept / width);
  const distinctLimit = Math.max(50, Math.min(sampleLimits.records, room));
  const columns = survey.headers.map((_, index) => {
    const field = mapped.get(index)?.field ?? "";
    const expectsDates = fieldSpec(kind.kind ?? undefined, field)?.type === "instant";
    return createColumnProfile({ distinctLimit, blanks, expectsDates });
  });
  const ignored = { ...survey.above, footer: 0, header: 0 };
  const rows = { lookedAt: 0, ignored, ragged: 0, damaged: 0 };
  await readRows(survey, {
    row(cells, line) {
      rows.lookedAt++;
      for (let index = 0; index < width; index++) columns[index]!.note(cells.at(index)!, line);
      if (rows.lookedAt % rowsBetweenReports === 0) onRows?.(rowsBetweenReports);
      return undefined;
    },
    ignored(kind) {
      ignored[kind]++;
    },
    ragged() {
      rows.lookedAt++;
      rows.ragged++;
    },
    damaged() {
      rows.lookedAt++;
      rows.damaged++;
    },
    withNul() {
      rows.lookedAt++;
      rows.damaged++;
    },
  });
  return { rows, columns };
}

/** By the length of the rows that were looked at; null where all were, or the size is not known. */
function estimateRows(view: FileView, rows: number, { bytes, compression }: InspectOptions): number | null {
  if (view.isAll || compression !== undefined || bytes === null || view.bytes === null || view.bytes === 0)
    return null;
  return Math.max(rows, Math.round((rows * bytes) / view.bytes));
}
