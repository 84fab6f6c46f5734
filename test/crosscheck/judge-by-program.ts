import { expect } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { EvaluationInput } from "../../src/engine/evaluation-input.js";
import type { MeasuredRecord } from "../../src/engine/measured-record.js";
import { readSource } from "../../src/intake/read-source.js";
import type { EvaluationResult } from "../../src/model/evaluation.js";
import { reportProblem } from "../../src/report/problem-report.js";
import { parsePeriod } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";
import { fileOf } from "../intake/read-csv.js";
import type { Case, Kind } from "./case.js";
import { writeDefinition } from "./write-definition.js";

export interface Judged {
  readonly result: EvaluationResult;
  readonly measurements: readonly MeasuredRecord[];
}

/** What the program says of a case: of its definition and its exports as text. */
export async function judgeByProgram(given: Case, exports: ReadonlyMap<Kind, string>): Promise<Judged> {
  const text = JSON.stringify(writeDefinition(given));
  const { agreement, problems } = await parseAgreement(text, { file: "sla.json" });
  if (agreement === undefined) {
    const errors = problems.filter(({ severity }) => severity === "error").map((each) => reportProblem(each));
    throw new Error(
      `The definition has problems: ${errors.map(({ message, line }) => `${line}: ${message}`).join("\n")}`,
    );
  }
  const { span, fiscalYearStart } = given;
  const zone = createZone(given.timezone);
  const parsed =
    span === null ? undefined : parsePeriod(`${span.from}..${span.until}`, { zone, fiscalYearStart });
  if (parsed?.ok === false) throw new Error(parsed.reason);
  const input: EvaluationInput = {
    agreement,
    span: parsed === undefined ? "all" : parsed.period,
    asOf: given.asOf,
    ...(given.groupBy === null ? {} : { groupBy: given.groupBy }),
  };
  const measurements: MeasuredRecord[] = [];
  const take = (measured: MeasuredRecord) => void measurements.push(measured);
  const result = await evaluate({ ...input, measurements: take }, exports);
  // Where nobody asks for each record, plain ones are judged by quicker code, which must come to the same.
  expect(await evaluate(input, exports)).toEqual(result);
  return { result, measurements };
}

async function evaluate(
  input: EvaluationInput,
  exports: ReadonlyMap<Kind, string>,
): Promise<EvaluationResult> {
  const evaluation = createEvaluation(input);
  const names = new Map<string, string[]>();
  for (const { source, requests } of evaluation.sources) {
    const file = fileOf(exports.get(source.name as Kind) ?? "", `${source.name}.csv`);
    const reading = await readSource({
      source,
      files: [file],
      requests,
      onBatch: (batch) => evaluation.add(batch),
    });
    const rejected = reading.files.reduce((sum, each) => sum + each.rejected, 0);
    if (reading.failed || rejected > 0)
      throw new Error(
        `${source.name}.csv can't be read: ${reading.problems.map((each) => reportProblem(each).message).join("\n")}`,
      );
    names.set(source.name, [file.name]);
  }
  return evaluation.finish(names);
}
