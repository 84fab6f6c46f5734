/** The long form of the tests in this folder: `npm run fuzz`, or `FUZZ_RUNS=1000 FUZZ_SEED=1 npm run fuzz`. */
import { spawnSync } from "node:child_process";

const { FUZZ_RUNS: runs = "100" } = process.env;
const vitest = ["node_modules/vitest/vitest.mjs", "run", "test/fuzz", "--testTimeout", "86400000"];
const { status } = spawnSync(process.execPath, vitest, {
  stdio: "inherit",
  env: { ...process.env, FUZZ_RUNS: runs },
});
process.exitCode = status ?? 1;
