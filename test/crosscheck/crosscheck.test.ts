import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "./case.js";
import { Compared, createCaseCheck, writeCase } from "./check-case.js";
import { anyCase } from "./generate-case.js";
import { openDatabase } from "./sql/database.js";

const cases = Number(process.env["SLA_AUDIT_CASES"] ?? 25);
const seed = Number(process.env["SLA_AUDIT_SEED"] ?? Date.now() & 0x7fffffff);
const mostDifferences = 12;
const mostSmaller = 1500;
/** From so many cases on, chance leaves none of these out. */
const manyCases = 200;
const verdicts =
  "met breached overdue at-risk on-track excluded waived unmeasurable missed undecided counted".split(" ");

test(`SQL finds the same in ${cases} random agreements (SLA_AUDIT_SEED=${seed})`, {
  timeout: 0,
}, async () => {
  const compared = new Compared();
  const check = createCaseCheck(await openDatabase(), compared);
  let agreed = 0;
  // A case is made smaller for so long only that somebody still waits for it.
  let smaller = -1;
  const property = fc.asyncProperty(anyCase, async (given) => {
    if (smaller >= 0 && ++smaller > mostSmaller) return;
    const differences = await check(given).catch((error: Error) => [error.stack ?? error.message]);
    if (differences.length > 0) {
      smaller = Math.max(smaller, 0);
      throw new Error(differences.slice(0, mostDifferences).join("\n"));
    }
    if (smaller < 0 && ++agreed % manyCases === 0) console.log(`${agreed} of ${cases} agree`);
  });
  const { failed, counterexample, errorInstance, numRuns, numShrinks } = await fc.check(property, {
    numRuns: cases,
    seed,
  });
  if (!failed) {
    if (cases < manyCases) return;
    console.log(Object.fromEntries([...compared.counts].sort(([, a], [, b]) => b - a)));
    expect([...compared.counts.keys()]).toEqual(expect.arrayContaining(verdicts));
    return;
  }
  const folder = join(tmpdir(), `sla-audit-crosscheck-${seed}`);
  rmSync(folder, { recursive: true, force: true });
  const found = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const again = counterexample === null ? "" : writeCase(counterexample[0] as Case, folder);
  expect.fail(
    `${found}\n\nCase ${numRuns} of seed ${seed}, made smaller ${numShrinks} times. Run it:\n${again}`,
  );
});
