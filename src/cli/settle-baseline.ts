import type { Problem } from "../model/problem.js";
import { refuse, type Settled, settled } from "./settle.js";

/** What `--baseline` and `--update-baseline` ask for. */
export interface BaselineUse {
  /** The earlier report; undefined where the run is held against none. */
  readonly path: string | undefined;
  readonly isUpdated: boolean;
}

export function settleBaseline(path: string | undefined, isUpdated: boolean): Settled<BaselineUse> {
  if (path === undefined && isUpdated) {
    const near = "--baseline baseline.json --update-baseline";
    const args = {
      fault: "update-without-baseline",
      found: "--update-baseline",
      near,
      command: "sla-audit check",
    } as const;
    const problem: Problem = { code: "bad-usage", severity: "error", args };
    return { ok: false, problem };
  }
  if (path?.trim() === "" || path === "-") {
    const reason = path === "-" ? "is no file that stays" : "names no file";
    return refuse("--baseline", path, reason, { example: "--baseline baseline.json" });
  }
  return settled({ path, isUpdated });
}
