import type { SupportProblems } from "../../model/problems/support.js";
import { quantityText } from "../quantity-text.js";
import type { Wording } from "./wording.js";

export const supportWording: Wording<SupportProblems> = {
  "support-not-read": ({ file, reason }) => ({
    message: `"${file}" can't be read: ${reason}`,
    help: "Give the name of the agreement's file, relative to this file, or take it out of supported-by.",
  }),
  "support-circle": ({ files }) => ({
    message:
      files.length === 2
        ? `"${files[0]}" can't stand on itself`
        : `agreements can't stand on each other: ${files.join(" -> ")}`,
    help: "Leave it out here. Supported-by names the agreements below this one, never one above.",
  }),
  "support-same-id": ({ id, file, other }) => ({
    message: `${file} has the id "${id}" of ${other}`,
    help: `Give each agreement an id of its own: agreement: { id: ${id}-2 }.`,
  }),
  "support-incomplete": ({ title, file, errors }) => ({
    message: `the audit of ${title} is incomplete, so that some misses behind those of this agreement may be unknown`,
    help: `${errors === 1 ? "What has to be mended is" : `${quantityText(errors, "thing")} to mend are`} among these warnings, or run: sla-audit check ${file}`,
  }),
};
