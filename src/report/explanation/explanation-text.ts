import type { ExplainedRow, Explanation, ObjectiveExplanation } from "../../model/explanation.js";
import type { RenderOptions } from "../../model/format.js";
import { formatDuration } from "../../time/duration.js";
import { cutText, wrapText } from "../display-width.js";
import { waiverDisputeText } from "../dispute-text.js";
import { drawLedger } from "../draw-ledger.js";
import { instantText } from "../instant-text.js";
import { createPaint, type Paint, type Style } from "../paint.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { terminalText } from "../terminal-text.js";
import { type ClockLine, foldSegments } from "./fold-segments.js";
import { clockText, stretchText } from "./stretch-text.js";
import { drawTimeLine } from "./time-line.js";
import { type Sentence, sayVerdict } from "./verdict-sentence.js";

const narrowest = 60;
const widest = 100;
const indent = "  ";

interface Page {
  readonly explanation: Explanation;
  readonly columns: number;
  readonly paint: Paint;
}

/** An explanation for people at a terminal; no line is wider than `columns`, and no colour is needed. */
export function explanationText(explanation: Explanation, options: RenderOptions): string {
  const columns = Math.min(widest, Math.max(narrowest, Math.floor(options.columns) || 0));
  const page: Page = { explanation, columns, paint: createPaint(options.color) };
  const blocks = [
    headBlock(page),
    ...explanation.objectives.map((each) => objectiveBlock(page, each)),
    notFollowedBlock(page),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headBlock(page: Page): string[] {
  const { explanation, paint, columns } = page;
  const { record, agreement, rows, asOf, timezone } = explanation;
  const head = cutText(terminalText(`${record}, ${agreement.title || agreement.id}`), columns, "middle");
  const standing = rows.filter((row) => row.standing === "stands");
  const notes = [
    standing.length > 1 ? `It stands on ${quantityText(standing.length, "row")}; each is explained.` : "",
    standing.length === 0 && rows.length > 0 ? "No row of it stands, so nothing is judged." : "",
    `As of ${instantText(asOf, timezone)}.`,
  ];
  return [
    paint(head, "strong"),
    ...rows.flatMap((row) => wrapped(page, rowText(row, explanation.problems))),
    ...notes.filter((note) => note !== "").flatMap((note) => wrapped(page, note)),
  ];
}

function rowText({ source, file, line, standing }: ExplainedRow, problems: Explanation["problems"]): string {
  const place = `${source}: ${file}, line ${line}`;
  if (standing === "superseded") return `${place}, superseded by another row of this id`;
  if (standing === "stands") return place;
  const reason = problems.find((problem) => problem.file === file && problem.line === line);
  return `${place}, rejected: ${reason?.message ?? "sla-audit check says why"}`;
}

function objectiveBlock(page: Page, each: ObjectiveExplanation): string[] {
  const { paint } = page;
  const severalRows = page.explanation.rows.filter(({ standing }) => standing === "stands").length > 1;
  const cycle = each.clock !== null && each.clock.cycle > 0 ? `, cycle ${each.clock.cycle}` : "";
  const where = severalRows ? ` (${each.source}, line ${each.line})` : "";
  const sentence = sayVerdict(each, page.explanation);
  return [
    paint(
      cutText(terminalText(`${each.objective}: ${each.title}${cycle}${where}`), page.columns, "middle"),
      "strong",
    ),
    ...sentenceLines(page, sentence),
    ...factLines(page, each),
    ...clockLines(page, each),
  ];
}

function sentenceLines({ paint, columns }: Page, { symbol, text, style }: Sentence): string[] {
  const lines = wrapText(terminalText(`${symbol} ${text}`), columns - indent.length);
  return lines.map((line) => `${indent}${paint(line, style)}`);
}

/** The rule, why it applies, and the instants. */
function factLines(page: Page, each: ObjectiveExplanation): string[] {
  const { timezone } = each.clock ?? page.explanation;
  const at = (instant: string | null) => (instant === null ? "" : instantText(instant, timezone));
  // An event later than as-of is in the export, and has not happened yet (semantics 26).
  const event = (instant: string | null) =>
    instant !== null && instant > page.explanation.asOf
      ? `${at(instant)}, later than as-of: treated as not yet happened`
      : at(instant);
  const definition = each.definitionLine === null ? "" : ` (line ${each.definitionLine} of the definition)`;
  const conditions = each.conditions.map(({ text, holds, found }, index) => {
    const values = found.map(({ field, value }) => `${field}: ${value ?? "blank"}`).join(", ");
    const label = index === 0 ? "Asks that" : "";
    return [label, `${text}: ${holds ? "yes" : "no"} (${values})`] as const;
  });
  const facts: (readonly [string, string])[] = [
    ["Promise", `${each.target}, by ${each.owner}${definition}`],
    ["Override", each.override ?? ""],
    ...conditions,
    ["Counts if", countedText(each)],
    ["Left out", each.exclusion ?? ""],
    ["Waived", waiverText(each)],
    ["Counts in", each.period ?? ""],
    [each.outcome === null ? "Start" : "Entered", at(each.startedAt)],
    ["Stop", event(each.stoppedAt)],
    ["Due", dueText(each, at)],
    ["Clock", vendorText(each)],
    ["Decided", event(each.outcome?.decidedAt ?? null)],
    ...attemptFacts(each, at, event),
  ];
  const rows = facts
    .filter(([, text]) => text !== "")
    .map(([label, text]) => [{ text: label, style: "quiet" as Style }, { text }]);
  const columns = [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 90 }];
  return drawLedger({ columns, rows }, page.columns - indent.length, page.paint).map(
    (line) => `${indent}${line}`,
  );
}

function countedText({ outcome }: ObjectiveExplanation): string {
  if (outcome === null || outcome.asks === "") return "";
  return outcome.side === null ? outcome.asks : `${outcome.asks}: ${outcome.isGood ? "yes" : "no"}`;
}

/** The attempts by number; one that does not count has none. */
function attemptFacts(
  { attempts }: ObjectiveExplanation,
  at: (instant: string | null) => string,
  event: (instant: string | null) => string,
): (readonly [string, string])[] {
  if (attempts === null) return [];
  const { needed, made, reachedAt, list } = attempts;
  const first = list.findIndex(({ counts }) => counts);
  return [
    ["Attempts", `${made === null ? "not known" : numberText(made)}, ${numberText(needed)} promised`],
    ...list.map(({ at: madeAt, counts, isReached, isDecisive }, index): [string, string] => {
      const notes = [
        counts ? "" : "before the start",
        isReached ? "reached" : "",
        isDecisive ? "stopped the clock" : "",
      ].filter((note) => note !== "");
      const label = counts ? `no. ${index - first + 1}` : "";
      return [label, `${at(madeAt)}${notes.length === 0 ? "" : `, ${notes.join(", ")}`}`];
    }),
    ["Reached", event(reachedAt)],
  ];
}

function waiverText({ waiver }: ObjectiveExplanation): string {
  if (waiver === null) return "";
  const dispute = waiverDisputeText(waiver);
  return `${waiver.reason} (${waiver.approvedBy}, ${waiver.approvedOn})${dispute === "" ? "" : `. ${dispute}`}`;
}

/** The vendor's clock leaves no instants to lay out. */
function vendorText({ clock }: ObjectiveExplanation): string {
  if (clock?.vendorClock === undefined) return "";
  const { field, form } = clock.vendorClock;
  return form === "remaining"
    ? `the vendor's, not ours: ${field} tells what was left of the limit`
    : `the vendor's, not ours: ${field} tells how long it took, and not when it stopped`;
}

function dueText({ clock }: ObjectiveExplanation, at: (instant: string | null) => string): string {
  if (clock === null) return "";
  return clock.dueAt === null ? "not known while the clock is paused" : at(clock.dueAt);
}

function clockLines(page: Page, { clock, startedAt }: ObjectiveExplanation): string[] {
  if (clock === null || startedAt === null || clock.segments.length === 0) return [];
  const { paint, columns } = page;
  const title =
    clock.calendar === null
      ? `Real time (${clock.timezone})`
      : `Clock on calendar ${clock.calendar} (${clock.timezone})`;
  const lines = foldSegments(clock.segments, clock.timezone);
  const firstLate = lines.findIndex(({ isLate }) => isLate);
  const rows = lines.flatMap((line, index) =>
    index === firstLate ? [dueRow, rowOf(line, clock.timezone)] : [rowOf(line, clock.timezone)],
  );
  const ledger = {
    columns: [
      { head: "When" },
      { head: "What", fit: "wrap" as const, atLeast: 12 },
      { head: "h:mm:ss", align: "right" as const },
      { head: "Total", align: "right" as const },
    ],
    rows,
  };
  const total =
    clock.pausedTotalMs === 0
      ? []
      : [
          `Less ${formatDuration(clock.pausedTotalMs, "business", "exact")} of pauses, known only as a total.`,
        ];
  return [
    "",
    `${indent}${paint(title, "strong")}`,
    ...[...drawLedger(ledger, columns - indent.length, paint), ...total].map((line) => `${indent}${line}`),
    "",
    ...drawTimeLine(clock, startedAt, columns - 2 * indent.length).map((line) => `${indent}${line}`),
  ];
}

const dueRow = ["", { text: "due", style: "bad" as Style }, "", ""];

function rowOf(line: ClockLine, timezone: string) {
  const when = stretchText(line.from, line.to, timezone);
  const total = clockText(line.totalMs);
  if (line.foldedDays > 0) {
    const days = quantityText(line.foldedDays, "working day");
    return [`… ${when}`, days, clockText(line.countedMs ?? 0), total];
  }
  if (line.countedMs === null) return [when, { text: line.what, style: "quiet" as Style }, "", ""];
  return [when, line.what, clockText(line.countedMs), total];
}

function notFollowedBlock(page: Page): string[] {
  const { notFollowed } = page.explanation;
  if (notFollowed.length === 0) return [];
  const one = notFollowed.length === 1;
  return wrapped(
    page,
    `${numberText(notFollowed.length)} ${one ? "objective" : "objectives"} of this source ${one ? "says" : "say"} nothing of this record by itself: ${listText(notFollowed)}.`,
  );
}

function wrapped({ columns }: Page, text: string): string[] {
  return wrapText(terminalText(text), columns - indent.length).map((line) => `${indent}${line}`);
}
