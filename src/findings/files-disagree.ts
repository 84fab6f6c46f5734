import type { Differences, StandingChoice } from "../model/disagreement.js";
import type { FindingDraft, FindingRule } from "../model/finding.js";
import { groupDigits } from "../time/grouped-digits.js";

const columnsNamed = 6;

/** Monthly exports overlap, and one row of each record stands: what the others said is worth knowing. */
export const filesDisagree: FindingRule = {
  id: "files-disagree",
  title: "Files disagree",
  meaning: "Records that several files of a source have, with other values",
  settings: [{ key: "at-least", as: "count", default: 1, meaning: "So many of them make a finding" }],
  watch({ settings }) {
    const drafts: FindingDraft[] = [];
    return {
      add() {},
      addDisagreement({ shared, starts, others, stands }) {
        const tell = (found: Differences, message: (count: string, isOne: boolean) => string) => {
          const { count, places } = found;
          if (count === 0 || count < settings["at-least"]!) return;
          const share = `${groupDigits(count)} of ${recordsText(shared)} in several files`;
          drafts.push({
            threshold: `at least ${settings["at-least"]}`,
            count,
            message: `${message(share, count === 1)}; ${standingText(stands)} stands`,
            records: places.map(({ record }) => record),
            places,
          });
        };
        const start = starts.columns[0]?.header;
        tell(
          starts,
          (share, isOne) =>
            `${share} ${isOne ? "changes its" : "change their"} ${start}, which no update explains`,
        );
        tell(
          others,
          (share, isOne) => `${share} ${isOne ? "differs" : "differ"} between them: ${columnsText(others)}`,
        );
      },
      finish: () => drafts,
    };
  },
};

function recordsText(count: number): string {
  return `${groupDigits(count)} ${count === 1 ? "record" : "records"}`;
}

function columnsText({ columns }: Differences): string {
  const named = columns.slice(0, columnsNamed).map(({ header, count }) => `${header} ${groupDigits(count)}`);
  const more = columns.length - columnsNamed;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

/** Which row was chosen, and by what. */
function standingText({ keep, by }: StandingChoice): string {
  if (by !== undefined) return `the row with the latest ${by}`;
  return keep === "first" ? "the row of the earlier file" : "the row of the later file";
}
