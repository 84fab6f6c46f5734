import type { AuditReport, BreachReport } from "../../model/report.js";
import { overrunText, recordText, tookCell, vendorMark } from "../breach-text.js";
import { disputableUntilText, disputeText } from "../dispute-text.js";
import { instantText } from "../instant-text.js";
import { listText } from "../quantity-text.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerColumn,
  type LedgerSetting,
  spaceBlocks,
  stackLines,
} from "./ledger.js";

/** These breaches with what it takes to check them by hand. */
export function composeBreaches(
  breaches: readonly BreachReport[],
  report: AuditReport,
  setting: LedgerSetting,
): Ledger {
  return setting === "wide" ? wideBreaches(breaches, report) : narrowBreaches(breaches, report);
}

function wideBreaches(breaches: readonly BreachReport[], report: AuditReport): Ledger {
  const isDisputable = breaches.some(({ disputableUntil }) => disputableUntil !== undefined);
  return {
    columns: [
      { head: "Over by", align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: "Took", align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: "Record", fit: "middle", atLeast: 8 },
      { head: "Objective", fit: "middle", atLeast: 14 },
      { head: "Account", fit: "end", atLeast: 7 },
      { head: "Owner", fit: "end", atLeast: 6 },
      { head: "Started", fit: "wrap", atLeast: 12, givesLast: true },
      { head: "Due", fit: "wrap", atLeast: 12, givesLast: true },
      ...(isDisputable ? [disputeColumn] : []),
      { head: "Found at", fit: "start", atLeast: 13 },
    ],
    rows: breaches.map((breach) => [
      { text: overrunText(breach, report), style: "bad" },
      tookCell(breach, report),
      { text: recordText(breach), style: "strong" },
      breach.objective,
      breach.account ?? "",
      breach.owner ?? "",
      instantText(breach.startedAt, report.timezone),
      breach.dueAt === null ? "" : instantText(breach.dueAt, report.timezone),
      ...(isDisputable ? [disputableUntilText(breach, report)] : []),
      foundAt(breach),
    ]),
  };
}

/** Only where one of the misses can still be disputed. */
const disputeColumn: LedgerColumn = { head: "Dispute until", fit: "wrap", atLeast: 13 };

function narrowBreaches(breaches: readonly BreachReport[], report: AuditReport): Ledger {
  const blocks = breaches.map((breach): LedgerCell[][] => [
    [
      stackLines(
        { text: overrunText(breach, report), style: "bad" },
        { text: tookCell(breach, report), style: "quiet" },
      ),
      stackLines(
        { text: recordText(breach), style: "strong" },
        { text: breach.account ?? "", style: "quiet" },
        { text: breach.owner ?? "", style: "quiet" },
      ),
      stackLines(
        { text: instantText(breach.startedAt, report.timezone) },
        { text: breach.dueAt === null ? "" : instantText(breach.dueAt, report.timezone), style: "quiet" },
        { text: disputeText(breach, report), style: "quiet" },
      ),
      stackLines({ text: breach.objective }, { text: foundAt(breach), style: "quiet" }),
    ],
  ]);
  return {
    columns: [
      { head: ["Over by", "Took"], align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: ["Record", "Account, owner"], fit: "end", atLeast: 8 },
      { head: ["Started", "Due"], fit: "wrap", atLeast: 20, givesLast: true },
      { head: ["Objective", "Found at"], fit: "start", atLeast: 8 },
    ],
    rows: spaceBlocks(blocks),
  };
}

function foundAt({ file, line }: BreachReport): string {
  return `${file}:${line}`;
}

/** What a reader has to know of the clocks to check these durations; empty where all of them run on real time. */
export function clockNote(breaches: readonly BreachReport[], report: AuditReport): string {
  return [calendarNote(breaches, report), vendorMarkNote(breaches)].filter((text) => text !== "").join(" ");
}

/** Without it a reader subtracts two wall times and finds another duration. */
function calendarNote(breaches: readonly BreachReport[], report: AuditReport): string {
  const ids = new Set(breaches.map(({ objective }) => objective));
  // Which hours a vendor's clock counts nobody here can say.
  const onCalendar = report.objectives.filter(
    ({ id, calendar, clock }) => ids.has(id) && calendar !== null && clock !== "vendor",
  );
  if (onCalendar.length === 0) return "";
  const calendars = [...new Set(onCalendar.map(({ calendar }) => calendar ?? ""))];
  const verb = onCalendar.length === 1 ? "counts" : "count";
  const noun = calendars.length === 1 ? "calendar" : "calendars";
  return `${listText(onCalendar.map(({ id }) => id))} ${verb} only the open hours of ${noun} ${listText(calendars)}.`;
}

function vendorMarkNote(breaches: readonly BreachReport[]): string {
  const forms = new Set(breaches.map(({ vendorClock }) => vendorClock));
  const ways = [
    ...(forms.has("taken") ? ["as the vendor's own clock measured it"] : []),
    ...(forms.has("remaining") ? ["worked out from what the vendor's own clock had left"] : []),
  ];
  return ways.length === 0 ? "" : `${vendorMark}: ${ways.join(", or ")}.`;
}
