import type { AuditReport, BreachReport } from "../model/report.js";
import { overrunText, recordText, tookText } from "./breach-text.js";
import { disputeText } from "./dispute-text.js";
import { instantText } from "./instant-text.js";

/** A miss on one line, without its place: `L-1041 over by 7 min: took 1 h 7 min, Globex, Dana Ortiz, started …, due …`. */
export function breachSentence(breach: BreachReport, report: AuditReport): string {
  const { account, owner, startedAt, dueAt, override } = breach;
  const facts = [
    `took ${tookText(breach, report)}`,
    account ?? "",
    owner ?? "",
    override ?? "",
    `started ${instantText(startedAt, report.timezone)}`,
    dueAt === null ? "" : `due ${instantText(dueAt, report.timezone)}`,
    disputeText(breach, report),
  ];
  const over = overrunText(breach, report);
  // Some stopped while their clock stood still: "30 min after close".
  const by = breach.overrunMs > 0 ? `over by ${over}` : over;
  return `${recordText(breach)} ${by}: ${facts.filter((fact) => fact !== "").join(", ")}`;
}
