import { formatMoney } from "../../model/money.js";
import type { AuditReport } from "../../model/report.js";
import { amountNote, sumNote } from "../../report/remedy-text.js";
import { type CreditRow, creditTable, listCreditRows } from "../../report/tables/credit-table.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

const numbers = new Set(
  "charged carriedIn cap amount carriedOut credits agreementCap owed rewards withoutWaivers line".split(" "),
);
const heads: Readonly<Record<string, string>> = {
  isReward: "Reward",
  isForgiven: "Forgiven",
  carriedIn: "Carried in",
  carriedOut: "Carried over",
  agreementCap: "Cap of the agreement",
  withoutWaivers: "Without waivers",
  isProvisional: "So far",
};

/** Every step of every credit; undefined where the agreement names no penalty. */
export function creditSheetTable(report: Pick<AuditReport, "remedies">): SheetTable<CreditRow> | undefined {
  const { remedies } = report;
  if (remedies === undefined) return undefined;
  const sums = remedies.periods.flatMap(({ label, parties }) =>
    parties.map((sum) => `${label}, ${sum.party}: ${sumNote(sum)}, ${formatMoney(sum.owed)} owed`),
  );
  return {
    name: "Credits",
    columns: creditTable().map(
      ([name, value]): SheetColumn<CreditRow> => ({
        head: heads[name] ?? name.slice(0, 1).toUpperCase() + name.slice(1),
        kind: name === "verdict" ? "verdict" : numbers.has(name) ? "number" : "text",
        value,
      }),
    ),
    rows: listCreditRows(report),
    frozenColumns: 3,
    note: [...sums, amountNote(remedies)].join(". "),
  };
}
