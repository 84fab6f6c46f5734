import type { AdviceRule } from "../model/advice.js";

export const waitingTimeCounts: AdviceRule = {
  id: "waiting-time-counts",
  group: "promises",
  meaning: "A limit on resolutions that counts the time spent waiting for the client",
  reads: "agreement",
  advise: ({ agreement, text }) =>
    agreement.objectives.flatMap((objective, index) => {
      const { metric, target, clock, byVendor } = objective;
      if (metric.shape !== "duration" || metric.stopsWhenFinal !== true || byVendor || !("limit" in target))
        return [];
      const stops =
        clock !== undefined &&
        (clock.pairs.length > 0 || clock.total !== undefined || clock.history?.pauseWhile !== undefined);
      if (stops) return [];
      const hasHistory = [...agreement.sources.values()].some(({ kind }) => kind === "ticket-history");
      return {
        at: ["objectives", index, text.has(["objectives", index, "metric"]) ? "metric" : "id"],
        found: `${objective.id} counts the time spent waiting for the client`,
        because:
          "Whoever has to answer a question decides over somebody else's target. Stop the clock while the client is asked.",
        better: [
          "    pause-while: { status: [pending, on hold] }",
          ...(hasHistory
            ? []
            : [
                "# and an export of status changes under sources:",
                "  ticket-history: { file: ticket-history.csv }",
              ]),
        ].join("\n"),
      };
    }),
};
