import type { FindingRule } from "../model/finding.js";
import { automaticReplies } from "./automatic-replies.js";
import { bulkClosing } from "./bulk-closing.js";
import { exportGap } from "./export-gap.js";
import { filesDisagree } from "./files-disagree.js";
import { futureStamps } from "./future-stamps.js";
import { identicalStamps } from "./identical-stamps.js";
import { pausesBeforeDue } from "./pauses-before-due.js";
import { stopBeforeStart } from "./stop-before-start.js";

/** Every rule that looks for suspicious data, in the order of reports. */
export const findingRules: readonly FindingRule[] = [
  automaticReplies,
  bulkClosing,
  identicalStamps,
  futureStamps,
  stopBeforeStart,
  exportGap,
  pausesBeforeDue,
  filesDisagree,
];
