import type { Problem, ProblemArgs } from "../../model/problem.js";
import { definitionWording } from "./definition.js";
import { diffWording } from "./diff.js";
import { intakeWording } from "./intake.js";
import { planWording } from "./plan.js";
import { runWording } from "./run.js";
import { supportWording } from "./support.js";
import type { Wording, Words } from "./wording.js";

/** The one table of words for problems. */
const wording: Wording<ProblemArgs> = {
  ...definitionWording,
  ...intakeWording,
  ...runWording,
  ...diffWording,
  ...planWording,
  ...supportWording,
};

/** What to say about a problem. */
export function wordProblem(problem: Problem): Words {
  const words = wording[problem.code] as (args: Problem["args"]) => Words;
  return words(problem.args);
}
