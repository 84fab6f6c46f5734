import type { SourceSpec } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { ColumnInspection, FileInspection, KindFinding, RowCounts } from "../model/inspection.js";
import type { Problem } from "../model/problem.js";
import type { ColumnRequest, RecordKind } from "../model/record.js";
import { findObstacles, type Obstacles } from "./find-obstacles.js";
import { guessKind, plainSourceOf } from "./guess-kind.js";
import type { InputFile } from "./input-file.js";
import { watchBytes } from "./inspect-bytes.js";
import { mapColumns } from "./map-columns.js";
import { placeProblems } from "./place-problems.js";
import { type ColumnProfile, createColumnProfile } from "./profile-column.js";
import { readRows } from "./read-rows.js";
import { sampleHead } from "./sample-head.js";
import { type FailedSurvey, type FileSurvey, surveyFile } from "./survey-file.js";

export interface InspectOptions {
  /** The size of the file in bytes, where it is known. */
  readonly bytes: number | null;
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
  const { survey } = view;
  if ("finding" in survey) {
    const { finding, mark } = survey;
    const logged = { file: 0, severity: "error" as const, finding, mark, withExcerpt: true };
    return { isReadable: false, problems: await placeProblems([file], [undefined], [logged]) };
  }
  const { headers } = survey;
  const kind = settleKind(headers, file.name, options.kind);
  const source = kind.kind === null ? undefined : plainSourceOf(kind.kind);
  const mapping = mapFields(source, headers);
  const watched = watchBytes(view.file);
  const profile = await profileRows(watched.file, survey, options);
  const obstacles =
    source === undefined
      ? { questions: [], problems: [] }
      : await findObstacles(view.file, {
          source,
          requests: requestFields(source.kind as RecordKind, mapping.questioned, mapping.fields),
          timezone: options.timezone,
        });
  const facts: FileInspection = {
    file: file.name,
    bytes: options.bytes,
    encoding: "utf-8",
    ...watched.conclude(),
    delimiter: survey.dialect.delimiter,
    headerLine: survey.headerLine,
    rows: {
      ...profile.rows,
      isAll: view.isAll,
      estimate: estimateRows(view, profile.rows.lookedAt, options),
    },
    kind,
    columns: headers.map((header, index): ColumnInspection => {
      const field = mapping.fields.get(index) ?? null;
      return {
        position: index + 1,
        header,
        field,
        mappedBy: field === null ? null : "header",
        ...profile.columns[index]!.conclude(),
      };
    }),
  };
  return { isReadable: true, facts, ...obstacles };
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
async function surveyView(file: InputFile, { full, bytes }: InspectOptions): Promise<FileView> {
  const sample = full ? undefined : await sampleHead(file, sampleLimits);
  if (sample !== undefined) {
    const survey = await surveyFile(sample.file, file.name);
    if (sample.isAll || !("finding" in survey)) return { ...sample, survey };
  }
  return { file, survey: await surveyFile(file, file.name), isAll: true, bytes };
}

function settleKind(headers: readonly string[], name: string, said: RecordKind | undefined): KindFinding {
  const guess = guessKind(headers, name);
  return said === undefined ? guess : { ...guess, kind: said, by: "option", isClear: true };
}

/** Which field each column carries, by position, and the fields that several columns could carry. */
function mapFields(
  source: SourceSpec | undefined,
  headers: readonly string[],
): { fields: ReadonlyMap<number, string>; questioned: ReadonlySet<string> } {
  if (source?.kind === undefined) return { fields: new Map(), questioned: new Set() };
  const wanted = fieldsOfKind[source.kind].map(({ name }) => ({ field: name, neededBy: [] }));
  const { columns, findings } = mapColumns(source, headers, wanted);
  return {
    fields: new Map([...columns.values()].map(({ field, index }) => [index, field])),
    questioned: new Set(
      findings.flatMap(({ finding }) =>
        finding.code === "column-doubtful" || finding.code === "column-repeated" ? [finding.args.field] : [],
      ),
    ),
  };
}

/** Every field of the kind that the file has, or may have. */
function requestFields(
  kind: RecordKind,
  questioned: ReadonlySet<string>,
  fields: ReadonlyMap<number, string>,
): ColumnRequest[] {
  const present = new Set([...questioned, ...fields.values()]);
  return fieldsOfKind[kind]
    .filter(({ name }) => present.has(name))
    .map(({ name, type }) => ({ field: name, as: type, optional: true, neededBy: [] }));
}

interface RowsProfile {
  readonly rows: Pick<RowCounts, "lookedAt" | "blankLines" | "ragged" | "damaged">;
  readonly columns: readonly ColumnProfile[];
}

async function profileRows(
  file: InputFile,
  survey: FileSurvey,
  { onRows }: InspectOptions,
): Promise<RowsProfile> {
  const width = survey.headers.length;
  const room = Math.floor(distinctValuesKept / width);
  const distinctLimit = Math.max(50, Math.min(sampleLimits.records, room));
  const columns = survey.headers.map(() => createColumnProfile(distinctLimit));
  const rows = { lookedAt: 0, blankLines: 0, ragged: 0, damaged: 0 };
  await readRows(file, survey, {
    row(cells, line) {
      rows.lookedAt++;
      for (let index = 0; index < width; index++) columns[index]!.note(cells[index]!, line);
      if (rows.lookedAt % rowsBetweenReports === 0) onRows?.(rowsBetweenReports);
      return undefined;
    },
    blank() {
      rows.blankLines++;
    },
    ragged() {
      rows.lookedAt++;
      rows.ragged++;
    },
    damaged() {
      rows.lookedAt++;
      rows.damaged++;
    },
  });
  return { rows, columns };
}

/** By the length of the rows that were looked at; null where all were, or the size is not known. */
function estimateRows(view: FileView, rows: number, { bytes }: InspectOptions): number | null {
  if (view.isAll || bytes === null || view.bytes === null || view.bytes === 0) return null;
  return Math.max(rows, Math.round((rows * bytes) / view.bytes));
}
