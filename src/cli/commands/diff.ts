import { compareAudits } from "../../engine/compare-audits.js";
import { createEvaluation, type Evaluation } from "../../engine/evaluate.js";
import type { FlipTerms } from "../../engine/flip-reasons.js";
import type { Agreement } from "../../model/agreement.js";
import type { DiffReport, FlipReport } from "../../model/diff.js";
import type { Problem } from "../../model/problem.js";
import type { AuditReport } from "../../model/report.js";
import { type ComparedDefinitions, compareDefinitions } from "../../report/diff/compare-definitions.js";
import { composeDiff } from "../../report/diff/compose-diff.js";
import { nameSides } from "../../report/diff/name-sides.js";
import { reportProblem } from "../../report/problem-report.js";
import { type Audited, audit, listInputPaths } from "../audit.js";
import { collectFlips, createRecordCollector, type RecordCollector } from "../collect-flips.js";
import { EXIT_INCOMPLETE, exitCodeOfDiff } from "../exit-code.js";
import { FileError, removeTemporaryFiles } from "../files.js";
import { listDoubts, refuseUncommon } from "../find-diff-problems.js";
import { printProblems } from "../print-problems.js";
import { type DefinitionFile, readDefinition, unreadable } from "../read-definition.js";
import { type DiffOptions, type DiffSettings, type Sides, settleDiff } from "../settle-diff.js";
import { refuseUnreadExports } from "../settle-scope.js";
import { readTerminal, type Terminal } from "../terminal.js";
import { printDiff, refuseOutputs, writeDiffs } from "../write-reports.js";

/** One of the two definitions, ready to be audited. */
interface Contender {
  readonly path: string;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  readonly evaluation: Evaluation;
  readonly records: RecordCollector;
}

/** Holds two definitions against the same data. Gives the exit code. */
export async function runDiff(oldPath: string, newPath: string, options: DiffOptions): Promise<number> {
  const terminal = readTerminal(options);
  const [before, after] = [await readDefinition(oldPath), await readDefinition(newPath)];
  const agreements =
    before.agreement && after.agreement && ({ old: before.agreement, new: after.agreement } as const);
  const uncommon = agreements && refuseUncommon(agreements);
  const settings = agreements && uncommon === undefined ? settleDiff(agreements, options) : undefined;
  if (agreements === undefined || settings === undefined || !settings.ok) {
    const problems = [...before.problems, ...(oldPath === newPath ? [] : after.problems)];
    printProblems([...problems, ...(uncommon ? [uncommon] : (settings?.problems ?? []))], terminal);
    return EXIT_INCOMPLETE;
  }
  const sides: Sides<Contender> = {
    old: contend(oldPath, before, agreements.old, settings, "old"),
    new: contend(newPath, after, agreements.new, settings, "new"),
  };
  const misuse = await findMisuse(sides, settings);
  if (misuse.length > 0) {
    printProblems([...before.problems, ...after.problems, ...settings.problems, ...misuse], terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const old = await auditSide(sides.old, "old", settings, terminal);
    const now = await auditSide(sides.new, "new", settings, terminal);
    const diff = await compare(sides, { old, new: now });
    const failures = [...(await writeDiffs(diff, settings.outputs))];
    if (!options.quiet) failures.push(...(await printDiff(diff, settings.format, terminal)));
    if (options.quiet || !settings.format.tellsProblems) printProblems(nameSides(diff), terminal);
    printProblems(failures, terminal);
    return failures.length > 0 ? EXIT_INCOMPLETE : exitCodeOfDiff(diff);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    printProblems([unreadable(error, "output")], terminal);
    return EXIT_INCOMPLETE;
  } finally {
    removeTemporaryFiles();
  }
}

function contend(
  path: string,
  definition: DefinitionFile,
  agreement: Agreement,
  settings: DiffSettings,
  side: keyof Sides<unknown>,
): Contender {
  // What only one of them has is compared with nothing, record by record.
  const common = [...settings.objectives.old].filter((id) => settings.objectives.new.has(id));
  const records = createRecordCollector(new Set(common));
  const evaluation = createEvaluation({
    agreement,
    asOf: settings.asOf,
    span: settings.span[side],
    objectives: settings.objectives[side],
    measurements: records.take,
  });
  return { path, definition, agreement, evaluation, records };
}

/** What the options ask for and the files do not allow, found before any export is read. */
async function findMisuse(sides: Sides<Contender>, settings: DiffSettings): Promise<Problem[]> {
  const unread = (side: keyof Sides<unknown>) => {
    const { agreement, evaluation } = sides[side];
    return refuseUnreadExports(agreement, settings.files[side], evaluation);
  };
  // An export that one of the two reads is of use.
  const readNowhere = unread("old").filter((problem) => {
    const name = JSON.stringify(problem.args);
    return unread("new").some(({ args }) => JSON.stringify(args) === name);
  });
  if (settings.outputs.length === 0) return readNowhere;
  const inputs = await Promise.all(
    (["old", "new"] as const).map((side) => listInputPaths({ ...sides[side], files: settings.files[side] })),
  );
  return [
    ...readNowhere,
    ...(await refuseOutputs(settings.outputs, { rejects: [], baselines: [] }, inputs.flat())),
  ];
}

function auditSide(
  { path, definition, agreement, evaluation }: Contender,
  side: keyof Sides<unknown>,
  settings: DiffSettings,
  terminal: Terminal,
): Promise<Audited> {
  const own = {
    ...settings,
    objectives: settings.objectives[side],
    files: settings.files[side],
    failOn: "never" as const,
  };
  return audit({ path, terminal, definition, agreement, settings: own, evaluation });
}

async function compare(sides: Sides<Contender>, audited: Sides<Audited>): Promise<DiffReport> {
  const [old, now] = [audited.old.report, audited.new.report];
  const compared = compareDefinitions(sides.old.agreement, sides.new.agreement, yearsOf([old, now]));
  const flips = new Map<string, FlipReport>();
  for (const { id, verdict } of now.objectives) {
    const was = old.objectives.find((each) => each.id === id);
    // Of a source that can't be trusted no record is told.
    if (was === undefined || was.verdict === "incomplete" || verdict === "incomplete") continue;
    const sources = { old: sourceOf(sides.old, audited.old), new: sourceOf(sides.new, audited.new) };
    flips.set(id, await collectFlips(id, sources, flipTerms(id, sides, compared)));
  }
  return composeDiff(old, now, {
    ...compareAudits(old, now, { changes: compared.objectives, flips }),
    changes: compared.changes,
    problems: listDoubts(old, now).map(reportProblem),
  });
}

function sourceOf({ records, agreement }: Contender, { fileNames }: Audited) {
  return { records, fileNames, definition: agreement.file };
}

function flipTerms(
  id: string,
  sides: Sides<Contender>,
  { changes, objectives, isSameCalendar }: ComparedDefinitions,
): FlipTerms {
  const termsOf = (side: keyof Sides<unknown>) => {
    const objective = sides[side].agreement.objectives.find((each) => each.id === id);
    return {
      calendarOf: (override: string | null) =>
        objective?.overrides.find(({ label }) => label === override)?.calendar ?? objective?.calendar ?? null,
    };
  };
  return {
    old: termsOf("old"),
    new: termsOf("new"),
    keys: [...(objectives.get(id) ?? []), ...changes],
    isSameCalendar,
  };
}

const mostYears = 20;

/** The years that the audits are about, the newest of them where they are too many. */
function yearsOf(reports: readonly AuditReport[]): number[] {
  const ends = reports.flatMap(({ period }) => [Date.parse(period.from), Date.parse(period.to)]);
  const years = ends.filter((ms) => !Number.isNaN(ms)).map((ms) => new Date(ms).getUTCFullYear());
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const count = Math.min(mostYears, last - first + 1);
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}
