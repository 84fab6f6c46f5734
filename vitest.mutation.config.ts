import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What mutation/mutate.mjs names: the tests that judge the folder that is changed. */
const judges: readonly string[] = JSON.parse(process.env["MUTATION_TESTS"] ?? "[]");

/** A change that is seen ends its run, so the short files come first, those of the folder's own name before all others. */
class ShortFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const weigh = ({ moduleId }: TestSpecification) => {
      const isOwn = moduleId.includes(judges[0]?.replace("**/*.test.ts", "") ?? "");
      return (isOwn ? 0 : 1e9) + statSync(moduleId).size;
    };
    return [...files].sort((one, other) => weigh(one) - weigh(other));
  }
}

/** `npm run mutate`: all files that judge one change share one thread, so what they import is read once for each change. */
export default defineConfig({
  test: {
    include: [...judges],
    testTimeout: 60_000,
    isolate: false,
    sequence: { sequencer: ShortFilesFirst },
  },
});
