import { type FindingRule, percentText, recordsNamed } from "../model/finding.js";
import { formatDuration } from "../time/duration.js";
import { groupDigits } from "../time/grouped-digits.js";

interface PausedRecords {
  paused: number;
  count: number;
  readonly records: string[];
}

/** A status that is set just before due stops a clock that would have told of a breach. */
export const pausesBeforeDue: FindingRule = {
  id: "pauses-before-due",
  title: "Pauses just before due",
  meaning: "Records whose clock was paused when hardly anything of its limit was left",
  settings: [
    { key: "within", as: "duration", default: 300_000, meaning: "So little of the limit was left, or less" },
    { key: "at-least", as: "count", default: 3, meaning: "So many of them make a finding" },
    { key: "share", as: "share", default: 0.05, meaning: "And such a share of all paused records" },
  ],
  watch({ settings }) {
    const within = settings["within"]!;
    const byObjective = new Map<string, PausedRecords>();
    return {
      add() {},
      addPaused(objective, leftMs, record) {
        let own = byObjective.get(objective);
        if (own === undefined) byObjective.set(objective, (own = { paused: 0, count: 0, records: [] }));
        own.paused++;
        if (leftMs > within) return;
        own.count++;
        if (own.records.length < recordsNamed) own.records.push(record());
      },
      finish() {
        const soon = formatDuration(within, "real", "exact");
        return [...byObjective].flatMap(([objective, { paused, count, records }]) => {
          if (count === 0 || count < settings["at-least"]! || count < settings["share"]! * paused) return [];
          return [
            {
              threshold: `within ${soon}, at least ${settings["at-least"]} and ${percentText(settings["share"]!)} of paused records`,
              count,
              message: `${groupDigits(count)} of ${groupDigits(paused)} paused records of ${objective} were paused with ${soon} or less to due`,
              records,
            },
          ];
        });
      },
    };
  },
};
