import type { BadBaseline } from "../../model/problems/run.js";

const another = "or remove the file and write it anew with --update-baseline";

/** What is wrong with a baseline, and what to do about it. */
export function wordBadBaseline(problem: BadBaseline) {
  switch (problem.fault) {
    case "not-json":
      return {
        message:
          problem.found === "" ? "the baseline ends in the middle of its JSON" : "the baseline is not JSON",
        help: `Name a whole JSON report of an earlier run (-o report.json), ${another}.`,
      };
    case "no-report":
      return {
        message: `the baseline is no report of sla-audit: ${problem.path} is not what a report has there`,
        help: `Name a JSON report of an earlier run (-o report.json), ${another}.`,
      };
    case "other-schema":
      return {
        message: `the baseline is "${problem.found}", and this program reads "sla-audit/report@1"`,
        help: `Make it with the version of sla-audit that reads it, ${another}.`,
      };
    case "other-agreement":
      return {
        message: `the baseline is of the agreement "${problem.found}", and this audit of "${problem.expected}"`,
        help: `Keep a baseline for each agreement, ${another}.`,
      };
    case "incomplete":
      return {
        message: "the audit that the baseline reports was incomplete: what it lacks is not known to be kept",
        help: `Name the report of a complete audit, ${another}.`,
      };
  }
}
