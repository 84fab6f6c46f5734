/**
 * Which sources are changed, and which tests judge the changes: those of the same name, and where another folder's tests are
 * what reaches a source, those too. Tests that start the built program see no change and judge none.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const judgedBy = {
  penalties: ["test/penalties/**/*.test.ts", "test/engine/remedies.test.ts"],
  metrics: [
    "test/metrics/**/*.test.ts",
    "test/definition/metric-needs.test.ts",
    "test/engine/figures.test.ts",
    "test/engine/rates.test.ts",
    "test/engine/quotients.test.ts",
    "test/engine/retention.test.ts",
    "test/engine/durations.test.ts",
    "test/engine/vendor-*.test.ts",
  ],
  time: ["test/time/**/*.test.ts"],
  engine: ["test/engine/**/*.test.ts", "test/metrics/**/*.test.ts"],
};
