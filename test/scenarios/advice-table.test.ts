import { expect, it } from "vitest";
import { adviceRules } from "../../src/advice/index.js";
import { adviceGroups } from "../../src/model/advice.js";
import { groupTitles } from "../../src/report/validation/validation-text.js";

function writePage(): string {
  const parts = [
    "# Advice",
    "",
    "What `sla-audit validate` looks for in a definition beside its errors. Each id can be declined in the definition, with",
    "the reason: `advice: { no-penalty: { off: We share one budget } }`.",
  ];
  for (const group of adviceGroups) {
    const rules = adviceRules.filter((rule) => rule.group === group);
    parts.push("", `## ${groupTitles[group]}`, "", "| id | what calls for it |", "|---|---|");
    parts.push(...rules.map(({ id, meaning }) => `| \`${id}\` | ${meaning} |`));
  }
  return `${parts.join("\n")}\n`;
}

it("the documented table of advice is made from the shelf", async () => {
  await expect(writePage()).toMatchFileSnapshot("../../docs/advice.md");
});
