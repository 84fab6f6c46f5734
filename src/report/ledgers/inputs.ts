import type { AuditReport, InputReport } from "../../model/report.js";
import { accountingText, shortHash, unreadText } from "../input-text.js";
import { numberText } from "../quantity-text.js";
import type { Ledger, LedgerCell, LedgerSetting } from "./ledger.js";

/** Every export that was read, and where each of its rows went. */
export function composeInputs({ inputs }: Pick<AuditReport, "inputs">, setting: LedgerSetting): Ledger {
  return setting === "wide" ? wideInputs(inputs) : narrowInputs(inputs);
}

function wideInputs(inputs: readonly InputReport[]): Ledger {
  const figures = ["rows", "audited", "outOfScope", "superseded", "ignored", "rejected"] as const;
  const heads = ["Rows", "Audited", "Out of scope", "Superseded", "Ignored", "Rejected"];
  return {
    columns: [
      { head: "Source", fit: "end", atLeast: 6 },
      { head: "File", fit: "start", atLeast: 12 },
      ...heads.map((head) => ({ head, align: "right" as const })),
      { head: "SHA-256" },
    ],
    rows: inputs.map((input) => [
      input.source,
      input.file,
      ...figures.map((figure, index) => {
        if (input.unread) return index === 0 ? unreadText : "";
        return numberText(input[figure]);
      }),
      shortHash(input.sha256),
    ]),
  };
}

function narrowInputs(inputs: readonly InputReport[]): Ledger {
  return {
    columns: [
      { head: "Source", fit: "end", atLeast: 6 },
      { head: ["File", "Rows"], fit: "wrap", atLeast: 20 },
      { head: "SHA-256", fit: "end", atLeast: 12 },
    ],
    rows: inputs.map((input): LedgerCell[] => [
      input.source,
      [{ text: input.file }, { text: accountingText(input), style: "quiet" }],
      shortHash(input.sha256),
    ]),
  };
}
