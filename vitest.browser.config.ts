import { defineConfig } from "vitest/config";

/** What needs a Chromium: `npm run test:browser`. It is not part of `npm test`. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.browser.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
