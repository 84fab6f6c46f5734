import { hour } from "./sample-agreement.js";

/** Tickets of a month, answered exactly within the hour or a millisecond late. */
export function answered(month: string, met: number, missed: number, account = "Acme") {
  return Array.from({ length: met + missed }, (_, index) => {
    const startedAt = Date.parse(`${month}-05T00:00:00Z`) + index * 60_000;
    return {
      id: `${account}-${month}-${index}`,
      account,
      createdAt: new Date(startedAt),
      firstResponseAt: new Date(startedAt + (index < met ? hour : hour + 1)),
    };
  });
}
