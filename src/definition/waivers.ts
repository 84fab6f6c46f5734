import type { Waiver } from "../model/agreement.js";
import { checkDate } from "./dates.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { Partly } from "./schema/file.js";
import type { WaiverInput } from "./schema/waivers.js";
import type { Path } from "./tree.js";

/**
 * Breaches that were excused, from the definition or from a file of their own.
 *
 * @param path of the list
 * @param objectives the ids that a waiver can name
 */
export function readWaivers(
  inputs: readonly (Partly<WaiverInput> | undefined)[],
  path: Path,
  objectives: readonly string[],
  reading: Reading,
): Waiver[] {
  const firstLines = new Map<string, number>();
  return inputs.flatMap((input, index) => {
    if (input === undefined) return [];
    const at = [...path, index];
    const waiver = readWaiver(input, at, objectives, reading);
    const { record, objective } = waiver;
    if (input.record === undefined || reading.hasErrorUnder([...at, "objective"])) return [waiver];
    const key = JSON.stringify([record, objective]);
    const firstLine = firstLines.get(key);
    if (firstLine === undefined) firstLines.set(key, reading.place([...at, "record"]).line ?? 0);
    else
      reading.report("duplicate-waiver", [...at, "record"], {
        record,
        firstLine,
        ...(objective === undefined ? {} : { objective }),
      });
    return [waiver];
  });
}

function readWaiver(
  input: Partly<WaiverInput>,
  path: Path,
  objectives: readonly string[],
  reading: Reading,
): Waiver {
  const objective = resolveReference(
    "objective",
    input.objective,
    objectives,
    [...path, "objective"],
    reading,
  );
  const approvedOn = readDate(input.on, [...path, "on"], reading);
  const until = readDate(input.until, [...path, "until"], reading);
  if (approvedOn !== undefined && until !== undefined && until < approvedOn)
    reading.report("waiver-ends-first", [...path, "until"], { on: approvedOn, until });
  const dispute = reading.textAt([...path, "dispute"]);
  const outcome = reading.textAt([...path, "outcome"]);
  return {
    record: reading.textAt([...path, "record"]) ?? "",
    ...(objective === undefined ? {} : { objective }),
    reason: reading.textAt([...path, "reason"]) ?? "",
    approvedBy: reading.textAt([...path, "approved-by"]) ?? "",
    approvedOn: approvedOn ?? "",
    ...(until === undefined ? {} : { until }),
    ...(dispute === undefined ? {} : { dispute }),
    ...(outcome === undefined ? {} : { outcome }),
    at: reading.place(path),
  };
}

function readDate(written: string | undefined, path: Path, reading: Reading): string | undefined {
  return written !== undefined && checkDate(written, path, reading) ? written : undefined;
}
