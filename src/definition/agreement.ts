import type { Agreement, Conventions, Party } from "../model/agreement.js";
import { nearestName } from "../model/suggest.js";
import { readEffective } from "./dates.js";
import type { Reading } from "./reading.js";
import { checkName } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import type { Path } from "./tree.js";
import { readZone } from "./zones.js";

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** What stands under `agreement`. Where it is faulty, a stand-in that is never given out keeps the rest readable. */
export function readAgreement(
  agreement: Partly<FileInput["agreement"]> | undefined,
  reading: Reading,
): Pick<
  Agreement,
  "id" | "title" | "parties" | "timezone" | "effective" | "measurementUnit" | "fiscalYearStart"
> & { readonly knownZone: string | undefined } {
  const path = ["agreement"];
  const id = reading.textAt([...path, "id"]) ?? "";
  if (agreement?.id !== undefined) checkName("agreement", id, [...path, "id"], reading, "value");
  const knownZone = readZone(agreement?.timezone, [...path, "timezone"], reading);
  return {
    id,
    title: reading.textAt([...path, "title"]) ?? "",
    parties: readParties([...path, "parties"], reading),
    timezone: knownZone ?? "UTC",
    knownZone,
    effective: readEffective(agreement?.effective, [...path, "effective"], reading),
    measurementUnit: agreement?.reporting?.every ?? "month",
    fiscalYearStart: readMonth(agreement?.["fiscal-year-start"], [...path, "fiscal-year-start"], reading),
  };
}

export function readConventions(conventions: Partly<FileInput["conventions"]>): Conventions {
  return {
    attributeTo: conventions?.["attribute-to"] ?? "start",
    percentile: conventions?.percentile ?? "nearest-rank",
    businessDay: conventions?.["business-day"] ?? "end-of-day",
    noData: conventions?.["no-data"] ?? "fail",
    stopBeforeStart: conventions?.["stop-before-start"] ?? "unmeasurable",
    reopen: conventions?.reopen ?? "last-close",
    changingValues: conventions?.["changing-values"] ?? "at-end",
  };
}

function readParties(path: Path, reading: Reading): Party[] {
  return reading.keysAt(path).map((id) => {
    checkName("party", id, [...path, id], reading, "key");
    const contact = reading.textAt([...path, id, "contact"]);
    return {
      id,
      name: reading.textAt([...path, id, "name"]) ?? "",
      ...(contact === undefined ? {} : { contact }),
    };
  });
}

/** Months are understood by number, by name, and by the first three letters or more of it. */
function readMonth(written: string | number | undefined, path: Path, reading: Reading): number {
  if (written === undefined) return 1;
  if (typeof written === "number") return written;
  const text = written.trim().toLowerCase();
  const byName = text.length < 3 ? -1 : monthNames.findIndex((name) => name.startsWith(text));
  if (byName >= 0) return byName + 1;
  if (/^(0?[1-9]|1[0-2])$/.test(text)) return Number(text);
  const near = nearestName(text, monthNames);
  const args = { path: reading.describe(path), value: written, choices: ["1 to 12", ...monthNames] };
  reading.report("not-a-choice", path, near === undefined ? args : { ...args, near });
  return 1;
}
