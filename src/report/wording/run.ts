import type { RunProblems } from "../../model/problems/run.js";
import type { Wording } from "./wording.js";

export const runWording: Wording<RunProblems> = {
  "no-records-in-period": ({ period, source, periodsWithRecords }) => ({
    message: `source "${source}" has no records in ${period}`,
    help:
      periodsWithRecords.length === 0
        ? "It has none in any other period either."
        : `It has some in ${periodsWithRecords.join(", ")}: ask for one of them with --period.`,
  }),
};
