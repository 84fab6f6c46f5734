import { defineConfig } from "vitest/config";

/** `npm run crosscheck`: the long form of test/crosscheck; SLA_AUDIT_CASES says how long. */
export default defineConfig({
  test: {
    include: ["test/crosscheck/**/*.test.ts"],
    env: { SLA_AUDIT_CASES: process.env["SLA_AUDIT_CASES"] ?? "2000" },
  },
});
