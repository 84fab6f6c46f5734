import type { SourceSpec } from "../model/agreement.js";
import type { Problem, ProblemCode } from "../model/problem.js";
import type { ColumnRequest } from "../model/record.js";
import { presets } from "../presets/index.js";
import type { InputFile } from "./input-file.js";
import { readSource } from "./read-source.js";

/** What an audit would say of a file. */
export interface Obstacles {
  /** What the SLA file has to answer before the file can be read. */
  readonly questions: readonly Problem[];
  readonly problems: readonly Problem[];
}

/** What of a file an audit is asked to read, as far as it goes. */
interface Attempt {
  readonly source: SourceSpec;
  readonly requests: readonly ColumnRequest[];
  readonly timezone: string | undefined;
}

const questionCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "preset-doubtful",
  "column-doubtful",
  "column-repeated",
  "dates-ambiguous",
  "numbers-ambiguous",
  "duration-form-missing",
  "stamp-without-zone",
  "duplicate-id",
]);

/** Questions are answered for the time being, and what can't be read is left out, so that the rest is seen too. */
const mostAttempts = 5;

/**
 * Reads a file as an audit that wants all of these columns would, and tells what stands in its way. The
 * words of its questions are those of the audit, because it is the one that asks.
 */
export async function findObstacles(file: InputFile, asked: Attempt): Promise<Obstacles> {
  const found: Problem[] = [];
  let attempt: Attempt | undefined = asked;
  for (let count = 0; count < mostAttempts && attempt !== undefined; count++) {
    const { source, requests, timezone }: Attempt = attempt;
    const { problems } = await readSource({
      source,
      files: [file],
      requests,
      ...(timezone === undefined ? {} : { timezone }),
      onBatch() {},
    });
    const errors = problems.filter(({ severity }) => severity === "error");
    attempt = errors.reduce<Attempt | undefined>(
      (next, problem) => answer(problem, next ?? { source, requests, timezone }) ?? next,
      undefined,
    );
    found.push(...(attempt === undefined ? problems : errors));
  }
  const isQuestion = ({ code, severity }: Problem) =>
    code === "encoding-guessed" || (severity === "error" && questionCodes.has(code));
  return {
    questions: found.filter(isQuestion),
    problems: found.filter((problem) => !isQuestion(problem)),
  };
}

/** The attempt with one obstacle out of its way; undefined where nothing can be done about it. */
function answer(problem: Problem, attempt: Attempt): Attempt | undefined {
  switch (problem.code) {
    case "preset-doubtful": {
      const preset = presets.find(({ id }) => id === problem.args.presets[0]?.id);
      return preset === undefined ? undefined : { ...attempt, source: { ...attempt.source, preset } };
    }
    case "dates-ambiguous": {
      const dates = new Map(attempt.source.dates).set(problem.args.field, { form: "d/m/y" });
      return { ...attempt, source: { ...attempt.source, dates } };
    }
    case "stamp-without-zone":
      return { ...attempt, timezone: "UTC" };
    case "column-repeated":
    case "column-doubtful": {
      const { args } = problem;
      const header = "header" in args ? `${args.header}#1` : (args.headers[0] ?? "");
      const columns = new Map(attempt.source.columns).set(problem.args.field, {
        header,
        at: attempt.source.at,
      });
      return { ...attempt, source: { ...attempt.source, columns } };
    }
    case "numbers-ambiguous": {
      const numbers = new Map(attempt.source.numbers).set(problem.args.field, "1,234.56");
      return { ...attempt, source: { ...attempt.source, numbers } };
    }
    case "duration-form-missing": {
      const { field, proposed } = problem.args;
      const durations = new Map(attempt.source.durations).set(field, proposed);
      return { ...attempt, source: { ...attempt.source, durations } };
    }
    case "dates-unknown":
    case "dates-contradict":
    case "numbers-contradict":
      return withoutField(attempt, problem.args.field);
    default:
      return undefined;
  }
}

function withoutField(attempt: Attempt, field: string): Attempt {
  const requests = attempt.requests.filter((request) => request.field !== field);
  // The id is asked for by the rule that keeps rows, not by a request.
  if (field !== "id") return { ...attempt, requests };
  return { ...attempt, requests, source: { ...attempt.source, keep: { keep: "all" } } };
}
