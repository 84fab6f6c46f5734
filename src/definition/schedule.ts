import type { Schedule } from "../model/target.js";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const endOfDay = 1440;

/**
 * Reads when something is due again and again: `friday 17:00 each week`, `day 5 each month`,
 * `last day each month`, `17:00 each day`. Without a time it is the end of the day. Undefined for anything else.
 */
export function parseSchedule(written: string): Schedule | undefined {
  const match = /^(.*?)\s*(?:of )?(?:each|every) (day|week|month)$/i.exec(written.trim());
  if (match === null) return undefined;
  const [, when, unit] = match;
  const timed = /^(.*?)\s*(?:at )?(\d{1,2}):(\d{2})$/i.exec(when!);
  const named = (timed === null ? when! : timed[1]!).trim().toLowerCase();
  const minute = timed === null ? endOfDay : Number(timed[2]) * 60 + Number(timed[3]);
  if (minute > endOfDay || Number(timed?.[3] ?? 0) > 59) return undefined;
  switch (unit!.toLowerCase()) {
    case "day":
      return named === "" && timed !== null ? { unit: "day", day: 0, minute } : undefined;
    case "week": {
      const day = named.length < 3 ? -1 : weekdays.findIndex((weekday) => weekday.startsWith(named));
      return day < 0 ? undefined : { unit: "week", day, minute };
    }
    default: {
      const day = named === "last day" ? 31 : Number(/^day (\d{1,2})$/.exec(named)?.[1]);
      return day >= 1 && day <= 31 ? { unit: "month", day, minute } : undefined;
    }
  }
}
