import type { Conventions } from "../model/agreement.js";
import type { AuditReport, ObjectiveReport } from "../model/report.js";
import { baselineFact } from "./baseline-text.js";
import { dateReadings, formText, shortHash } from "./input-text.js";
import { instantText } from "./instant-text.js";
import { partyText } from "./party-text.js";
import { spanText } from "./period-text.js";
import { listText } from "./quantity-text.js";
import { nextReportText, nextReviewText } from "./review-clock-text.js";
import { supportFacts } from "./support-text.js";
import { listVendorClocks } from "./vendor-clock-text.js";

export interface Fact {
  readonly label: string;
  /** Each begins a line. */
  readonly texts: readonly string[];
}

/** The parts of a report that say what its figures rest on. */
export interface Grounds
  extends Pick<
    AuditReport,
    | "agreement"
    | "asOf"
    | "period"
    | "timezone"
    | "conventions"
    | "inputs"
    | "tool"
    | "baseline"
    | "supportedBy"
  > {
  readonly objectives: readonly Pick<
    ObjectiveReport,
    "id" | "source" | "basis" | "clock" | "measuredIn" | "escalatedIn"
  >[];
}

/** What the figures rest on, for whoever checks them (semantics 36). */
export function listClosingFacts(report: Grounds): readonly Fact[] {
  const { agreement, timezone } = report;
  const parties = agreement.parties.map(({ id }) => partyText(report, id));
  const facts: [label: string, ...texts: string[]][] = [
    ["As of", instantText(report.asOf, timezone)],
    ["Period", spanText(report.period, timezone)],
    ["Time zone", timezone],
    ["Parties", parties.join(", ")],
    ["Files read", ...formTexts(report)],
    ["Exports read", ...presetTexts(report)],
    ["Dates read", ...dateTexts(report)],
    ["Clocks", ...clockTexts(report)],
    ["Repeats", repeatsText(report)],
    ["Conventions", conventionsText(report)],
    ["Agreement", agreementText(agreement)],
    ["Next review", agreement.nextReview === undefined ? "" : nextReviewText(agreement.nextReview)],
    ["Next report", agreement.nextReport === undefined ? "" : nextReportText(agreement.nextReport, timezone)],
    ["Stands on", ...supportFacts(report)],
    ["Baseline", baselineFact(report)],
    ["Made by", `${report.tool.name} ${report.tool.version}`],
  ];
  return facts
    .map(([label, ...texts]) => ({ label, texts: texts.filter((text) => text !== "") }))
    .filter(({ texts }) => texts.length > 0);
}

const conventionWords: { readonly [K in keyof Conventions]: Readonly<Record<Conventions[K], string>> } = {
  attributeTo: {
    start: "a record counts in the period of its start",
    due: "a record counts in the period of its due",
    stop: "a record counts in the period of its stop",
  },
  percentile: {
    "nearest-rank": "percentiles by nearest rank",
    linear: "percentiles by linear interpolation",
  },
  businessDay: {
    "end-of-day": "business days end with their hours",
    elapsed: "a business day is an amount of open time",
  },
  noData: {
    fail: "no data makes the audit incomplete",
    warn: "no data is a warning",
    pass: "no data passes",
  },
  stopBeforeStart: {
    unmeasurable: "a stop before its start is unmeasurable",
    zero: "a stop before its start took no time",
  },
  // The usual ways are said by leaving them out: they concern only tickets whose history is known.
  reopen: {
    "last-close": "",
    "first-close": "a reopened ticket counts to its first close",
    "new-cycle": "a reopened ticket counts once for each time it was open",
  },
  changingValues: {
    "at-end": "",
    "at-start": "a value that changed counts as it was at the start",
    strictest: "of values that changed the one with the strictest limit counts",
  },
};

function conventionsText({ conventions, objectives }: Grounds): string {
  const words = Object.entries(conventionWords) as [keyof Conventions, Record<string, string>][];
  const hasBasis = (basis: "cohort" | "decided") => objectives.some((each) => each.basis === basis);
  return [
    ...words.map(([key, word]) => word[conventions[key]]),
    ...(hasBasis("cohort") ? ["a rate is of all records that came in, undecided ones too"] : []),
    ...(hasBasis("decided") ? ["a decided rate counts a record in the period of its decision"] : []),
  ]
    .filter((text) => text !== "")
    .join("; ");
}

/** Without ids nobody can tell whether a record stands in an export twice. That somebody was told changes nothing when told twice. */
function repeatsText({ inputs, objectives }: Grounds): string {
  const listing = new Set(objectives.map(({ escalatedIn }) => escalatedIn));
  const sources = inputs
    .filter(
      ({ unread, columns }) => !unread && columns.length > 0 && columns.every(({ field }) => field !== "id"),
    )
    .map(({ source }) => source)
    .filter((source) => !listing.has(source));
  const named = [...new Set(sources)];
  if (named.length === 0) return "";
  return `not looked for in ${listText(named)}, read without an id: a record that stands there twice counts twice`;
}

/** A line for each way to write files that is not plain CSV in UTF-8. */
function formTexts({ inputs }: Grounds): readonly string[] {
  const files = new Map<string, string[]>();
  for (const input of inputs) {
    const text = input.unread ? "" : formText(input);
    if (text !== "") files.set(text, [...(files.get(text) ?? []), input.file]);
  }
  return Array.from(files, ([text, names]) => `${listText(names)}: ${text}`);
}

/** What the exports of a source were read as, and why; nothing where their usual headers were looked for. */
function presetTexts({ inputs }: Grounds): readonly string[] {
  const texts = inputs.flatMap(({ source, preset }) => {
    if (preset === undefined) return [];
    const { title, because } = preset;
    return [
      `${source}: ${title}, ${because.length === 0 ? "as the agreement says" : `by ${listText(because)}`}`,
    ];
  });
  return [...new Set(texts)];
}

/** A line for each source; its files are usually read alike, so each way is said once. */
function dateTexts({ inputs }: Grounds): readonly string[] {
  const sources = [...new Set(inputs.map(({ source }) => source))];
  return sources.flatMap((name) => {
    const readings = dateReadings(inputs.filter(({ source }) => source === name));
    return readings.length === 0 ? [] : [`${name}: ${readings.join(", ")}`];
  });
}

/** A line for each column that a vendor's clock is taken from; ours are said by leaving them out. */
function clockTexts(report: Grounds): readonly string[] {
  return listVendorClocks(report).map(
    ({ measured, objectives }) => `${listText(objectives)}: vendor's clock, ${measured}`,
  );
}

function agreementText({ id, file, sha256, included }: AuditReport["agreement"]): string {
  const name = (path: string, hash: string) => `${path} (SHA-256 ${shortHash(hash)})`;
  const origin = sha256 === null ? file : name(file, sha256);
  const others = included.map((each) => name(each.file, each.sha256));
  return [id, origin, ...others].filter((part) => part !== "").join(", ");
}
