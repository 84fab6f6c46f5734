import type { DeclinedAdvice, DefinitionText } from "../model/advice.js";
import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import { readDeclinedAdvice } from "./advice.js";
import { readAgreement, readConventions } from "./agreement.js";
import { readCalendars } from "./calendars.js";
import { readContract } from "./contract.js";
import { createDefinitionText } from "./definition-text.js";
import { readDisputes } from "./disputes.js";
import { warnOfNearContacts } from "./escalation-contacts.js";
import { findEscalationSources } from "./escalation-sources.js";
import { readExclusions } from "./exclusions.js";
import { readFindings } from "./findings.js";
import { reportLinkCircles } from "./link-circles.js";
import { readLinks } from "./links.js";
import { readMaintenance } from "./maintenance.js";
import { readObjectives } from "./objectives.js";
import { checkOneCurrency } from "./one-currency.js";
import { readPresets } from "./presets.js";
import { readShape } from "./read-shape.js";
import { readTree } from "./read-tree.js";
import { createReading, type Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import { readRemedies } from "./remedies.js";
import { type FileInput, fileSchema, type Partly } from "./schema/file.js";
import { createSourceText } from "./source-text.js";
import { readSources } from "./sources.js";
import { readTerms } from "./terms.js";
import { warnOfUnknownPauses } from "./vendor-clock.js";
import { type LoadFile, readWaiverFile, type WaiverFile } from "./waiver-file.js";
import { readWaivers } from "./waivers.js";

/** What a definition says. */
export interface ParsedAgreement {
  /** Absent where a problem is an error. */
  readonly agreement?: Agreement;
  readonly problems: Problem[];
  /** How it is written; absent where that was not understood at all. */
  readonly written?: { readonly text: DefinitionText; readonly declined: DeclinedAdvice };
}

/**
 * Reads an SLA file, YAML or (by a name that ends in `.json`) JSON. All its problems are told at once,
 * in the order of the file; the agreement is there when none of them is an error.
 *
 * @param content the text of the file, or its bytes
 * @param options.file the name of the file, for the places of problems
 * @param options.load reads the files that the definition may name, of waivers and presets; without it that is a problem
 */
export async function parseAgreement(
  content: string | Uint8Array,
  options: { readonly file: string; readonly load?: LoadFile },
): Promise<ParsedAgreement> {
  const source = createSourceText(content, options.file);
  const { root, problems: notation } = readTree(source, options.file);
  if (root === undefined) return { problems: [...notation] };

  const reading = createReading(source, root);
  const input = readShape(root, fileSchema, reading);
  const { knownZone, ...basics } = readAgreement(input.agreement, reading);
  const parties = basics.parties.map((party) => party.id);
  const said = readContract(input.agreement, { parties, every: basics.measurementUnit }, reading);
  const conventions = readConventions(input.conventions);
  const calendars = await readCalendars(input.calendars, knownZone, reading);
  const presets = await readPresets(input.sources, reading, options.load);
  const sources = readSources(input.sources, presets.presets, reading);
  readLinks(input.sources, sources, reading);
  const calendar = resolveReference(
    "calendar",
    input.agreement?.calendar,
    calendars.keys(),
    ["agreement", "calendar"],
    reading,
  );
  const disputes = readDisputes([...calendars.keys()], calendar, reading);
  const contract = disputes === undefined ? said : { ...said, disputes };
  const { terms, book } = readTerms(input.terms, sources, basics.timezone, reading);
  readMaintenance(input.sources, sources, { reading, timezone: basics.timezone, terms: book });
  const plain = readObjectives(input.objectives ?? [], {
    reading,
    parties,
    calendars: [...calendars.keys()],
    sources,
    conventions,
    timezone: basics.timezone,
    measurementUnit: basics.measurementUnit,
    terms: book,
    fee: contract.fee,
    ...(calendar === undefined ? {} : { calendar }),
  });
  const objectives = findEscalationSources(plain, sources, reading);
  warnOfNearContacts({ parties: basics.parties, contacts: contract.contacts }, reading);
  const remedies = readRemedies(basics.measurementUnit, reading);
  checkOneCurrency(reading);

  const exclusions = readExclusions(input.exclusions, {
    reading,
    sources,
    terms: book,
    timezone: basics.timezone,
    objectives: reading.hasErrorUnder(["objectives"]) ? undefined : objectives,
  });
  reportLinkCircles(objectives, exclusions, reading);
  warnOfUnknownPauses(objectives, exclusions, reading);
  const waivers = await readWaiversOf(input.waivers, reading, options.load);

  const findings = readFindings(input.findings, reading);
  const declined = await readDeclinedAdvice(reading);

  const problems = [
    ...[...notation, ...reading.problems].sort(byPlace),
    ...presets.problems,
    ...[...waivers.problems].sort(byPlace),
  ];
  const written = { text: createDefinitionText(reading), declined };
  if (problems.some((problem) => problem.severity === "error")) return { problems, written };
  const agreement = {
    ...basics,
    ...(calendar === undefined ? {} : { calendar }),
    conventions,
    calendars,
    sources,
    terms,
    objectives,
    exclusions,
    waivers: waivers.waivers,
    ...(input.findings === undefined ? {} : { findings }),
    contract,
    ...(remedies === undefined ? {} : { remedies }),
    file: options.file,
  };
  return { agreement, problems, written };
}

/** The waivers of the definition itself, or those of the file that it names. */
async function readWaiversOf(
  input: Partly<FileInput["waivers"]>,
  reading: Reading,
  load: LoadFile | undefined,
): Promise<WaiverFile> {
  const objectives = reading.nodeAt(["objectives"]);
  // Those of faulty objectives too, so that a waiver of one is not a second problem.
  const ids = (objectives?.kind === "list" ? objectives.items : []).flatMap(
    (_, index) => reading.textAt(["objectives", index, "id"]) ?? [],
  );
  if (typeof input === "string") return readWaiverFile(input.trim(), ids, load, reading);
  return { waivers: readWaivers(input ?? [], ["waivers"], ids, reading), problems: [] };
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
