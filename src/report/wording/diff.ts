import type { DiffProblems } from "../../model/problems/diff.js";
import { listText } from "../quantity-text.js";
import type { Wording } from "./wording.js";

export const diffWording: Wording<DiffProblems> = {
  "no-common-objective": ({ other, old, new: now, near }) => ({
    message: `no objective here has the id of one in ${other}, so nothing can be compared`,
    context: `${listText(old)} there, ${listText(now)} here`,
    help:
      near === null
        ? "Name two versions of one agreement, and give what is the same promise the same id."
        : `If ${near[0]} is what ${near[1]} was, give it that id: - id: ${near[1]}.`,
  }),
  "same-definition": ({ other, isSameFile }) => ({
    message: isSameFile
      ? `OLD and NEW are the same file, ${other}`
      : `this file holds the same, byte for byte, as ${other}`,
    help: "Copy the definition, change the copy, and name both: sla-audit diff sla.yaml draft.yaml.",
  }),
  "other-exports": ({ source, oldFiles, newFiles }) => ({
    message: `the two definitions read other exports for ${source}: OLD ${listText(oldFiles)}, NEW ${listText(newFiles)}`,
    help: `What differs may come of the data. Give both the same: --source ${source}=FILE.`,
  }),
  "other-periods": ({ old, new: now }) => ({
    message: `the period is not the same time in both: OLD ${old}, NEW ${now}`,
    help: "Their zones, measurement periods or fiscal years differ. What lies in one only is compared with nothing.",
  }),
};
