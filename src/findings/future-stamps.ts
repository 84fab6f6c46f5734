import { stateField } from "../model/fields.js";
import { type FindingRule, recordsNamed } from "../model/finding.js";
import type { NumberColumn, WordColumn } from "../model/record.js";
import { draftStampFinding } from "../model/stamp-finding.js";

const events = ["createdAt", "firstResponseAt", "qualifiedAt", "resolvedAt", "closedAt", "updatedAt"];

/** What has not happened yet can't have a stamp. The close date of an open record is a forecast and no stamp. */
export const futureStamps: FindingRule = {
  id: "future-stamps",
  title: "Stamps in the future",
  meaning: "Events later than as-of; the close date of an open record is a forecast and left out",
  settings: [{ key: "at-least", as: "count", default: 1, meaning: "So many of them make a finding" }],
  watch({ kind, settings, asOf, columnOf, wallText }) {
    const state = kind === undefined ? undefined : stateField(kind);
    const stateIndex = state === undefined ? -1 : columnOf(state.name, "word");
    const final = new Set(state?.terminal);
    const asked = events.map((field) => ({ field, index: columnOf(field, "instant"), count: 0 }));
    // Whether a close is a forecast can't be told without the state.
    const watched = asked.filter(
      ({ field, index }) => index >= 0 && (field !== "closedAt" || stateIndex >= 0),
    );
    if (watched.length === 0) return undefined;
    const records: string[] = [];
    let newest = Number.NEGATIVE_INFINITY;
    return {
      add(batch, recordOf) {
        const states = batch.columns[stateIndex] as WordColumn | undefined;
        for (const event of watched) {
          const values = (batch.columns[event.index] as NumberColumn | undefined)?.values;
          if (values === undefined) continue;
          for (let row = 0; row < batch.length; row++) {
            const at = values[row]!;
            if (!(at > asOf)) continue;
            if (event.field === "closedAt") {
              const word = states?.dictionary.canonical[states.codes[row]!] ?? "";
              if (!final.has(word)) continue;
            }
            event.count++;
            if (at > newest) newest = at;
            if (records.length < recordsNamed) records.push(recordOf(row));
          }
        }
      },
      finish: () =>
        draftStampFinding(watched, records, {
          atLeast: settings["at-least"]!,
          threshold: `at least ${settings["at-least"]} later than as-of`,
          where: "after as-of",
          tail: newest > asOf ? `, the newest at ${wallText(newest)}` : "",
        }),
    };
  },
};
