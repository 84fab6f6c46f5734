import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import { MutantRunStatus } from "@stryker-mutator/api/test-runner";
import { strykerPlugins as vitestPlugins } from "@stryker-mutator/vitest-runner";

/** Stryker types neither what its plugin makes nor the vitest that it drives. */
const createVitestRunner = /** @type {any} */ (vitestPlugins[0]).factory;

/**
 * The runner of Stryker, except that a test file that can't even be loaded has seen the change. Stryker asks only the tests, and
 * such a file has none: a table that is emptied would count as unseen.
 *
 * @param {import("@stryker-mutator/api/plugin").Injector<import("@stryker-mutator/api/plugin").PluginContext>} injector
 * @returns {import("@stryker-mutator/api/test-runner").TestRunner}
 */
function createRunner(injector) {
  const runner = createVitestRunner(injector);
  const runTests = runner.mutantRun.bind(runner);
  runner.mutantRun = async (/** @type {unknown} */ options) => {
    const result = await runTests(options);
    const broken = runner.ctx.state
      .getFiles()
      .find((/** @type {any} */ file) => file.result?.state === "fail");
    if (result.status !== MutantRunStatus.Survived || broken === undefined) return result;
    return {
      status: MutantRunStatus.Killed,
      killedBy: [],
      nrOfTests: result.nrOfTests,
      failureMessage: broken.result?.errors?.[0]?.message ?? "a test file could not be loaded",
    };
  };
  return runner;
}
createRunner.inject = tokens(commonTokens.injector);

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, "vitest-with-load-errors", createRunner),
];
