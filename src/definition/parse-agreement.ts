import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { readAgreement, readConventions } from "./agreement.js";
import { readCalendars } from "./calendars.js";
import { readObjectives } from "./objectives.js";
import { readShape } from "./read-shape.js";
import { readTree } from "./read-tree.js";
import { createReading } from "./reading.js";
import { resolveReference } from "./references.js";
import { createSourceText } from "./source-text.js";
import { readSources } from "./sources.js";

/**
 * Reads an SLA file, YAML or (by a name that ends in `.json`) JSON. All its problems are told at once,
 * in the order of the file; the agreement is there when none of them is an error.
 *
 * @param options.file the name of the file, for the places of problems
 */
export async function parseAgreement(
  text: string,
  options: { readonly file: string },
): Promise<{ agreement?: Agreement; problems: Problem[] }> {
  const source = createSourceText(text, options.file);
  const { root, problems: notation } = readTree(source, options.file);
  if (root === undefined) return { problems: [...notation] };

  const reading = createReading(source, root);
  const input = readShape(root, reading);
  const { knownZone, ...basics } = readAgreement(input.agreement, reading);
  const conventions = readConventions(input.conventions);
  const calendars = await readCalendars(input.calendars, knownZone, reading);
  const sources = readSources(input.sources, reading);
  const calendar = resolveReference(
    "calendar",
    input.agreement?.calendar,
    calendars.keys(),
    ["agreement", "calendar"],
    reading,
  );
  const objectives = readObjectives(input.objectives ?? [], {
    reading,
    parties: basics.parties.map((party) => party.id),
    calendars: [...calendars.keys()],
    sources,
    conventions,
    timezone: basics.timezone,
    ...(calendar === undefined ? {} : { calendar }),
  });

  const problems = [...notation, ...reading.problems].sort(byPlace);
  if (problems.some((problem) => problem.severity === "error")) return { problems };
  const agreement = { ...basics, conventions, calendars, sources, objectives, file: options.file };
  return { agreement, problems };
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
