import { type FindingRule, percentText, recordsNamed } from "../model/finding.js";
import type { NumberColumn } from "../model/record.js";
import { formatDuration } from "../time/duration.js";
import { groupDigits } from "../time/grouped-digits.js";

/** A person needs longer: what answers within seconds is most likely a mail robot. */
export const automaticReplies: FindingRule = {
  id: "automatic-replies",
  title: "First replies within seconds",
  meaning: "First replies so soon after creation that a program may have written them",
  settings: [
    { key: "within", as: "duration", default: 30_000, meaning: "A reply before that looks automatic" },
    { key: "at-least", as: "count", default: 5, meaning: "So many of them make a finding" },
    { key: "share", as: "share", default: 0.05, meaning: "And such a share of all replies" },
  ],
  watch({ settings, columnOf }) {
    const created = columnOf("createdAt", "instant");
    const replied = columnOf("firstResponseAt", "instant");
    if (created < 0 || replied < 0) return undefined;
    const within = settings["within"]!;
    const records: string[] = [];
    let replies = 0;
    let count = 0;
    return {
      add(batch, recordOf) {
        const from = (batch.columns[created] as NumberColumn | undefined)?.values;
        const to = (batch.columns[replied] as NumberColumn | undefined)?.values;
        if (from === undefined || to === undefined) return;
        for (let row = 0; row < batch.length; row++) {
          const took = to[row]! - from[row]!;
          // A reply before its creation is another finding.
          if (!(took >= 0)) continue;
          replies++;
          if (took >= within) continue;
          count++;
          if (records.length < recordsNamed) records.push(recordOf(row));
        }
      },
      finish() {
        if (count === 0 || count < settings["at-least"]! || count < settings["share"]! * replies) return [];
        const soon = formatDuration(within, "real", "exact");
        return [
          {
            threshold: `within ${soon}, at least ${settings["at-least"]} and ${percentText(settings["share"]!)} of replies`,
            count,
            message: `${groupDigits(count)} of ${groupDigits(replies)} first replies came within ${soon} of creation: they may be automatic`,
            records,
          },
        ];
      },
    };
  },
};
