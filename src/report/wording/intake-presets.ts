import { listWords, quoteName } from "../../model/list-words.js";
import type { Preset } from "../../model/preset.js";
import type { HeaderSpellings, IntakeProblems } from "../../model/problems/intake.js";
import type { Wording } from "./wording.js";

type PresetProblems = Pick<
  IntakeProblems,
  "preset-doubtful" | "preset-differs" | "preset-headers-missing" | "zone-in-header"
>;

export const presetWording: Wording<PresetProblems> = {
  "preset-doubtful": ({ source, presets }) => ({
    message: `the file could be ${listWords(
      presets.map(({ title }) => title),
      "or",
    )}`,
    context: `source "${source}"`,
    help: `${presets
      .map(({ title, because }) => `For ${title} speak ${listWords(because.map(quoteName), "and")}.`)
      .join(" ")} Say which it is under sources.${source}: ${listWords(
      presets.map(({ id }) => `preset: ${id}`),
      "or",
    )}. With preset: generic the usual headers of each field are looked for.`,
  }),
  "preset-differs": ({ source, title, otherFile, otherTitle }) => ({
    message: `this file is ${title ?? "of no known kind"}, but ${otherFile} is ${otherTitle ?? "of no known kind"}`,
    context: `source "${source}"`,
    help: `All files of a source are read in one way. Make a source of each, or look for the usual headers of each field in all of them, under sources.${source}: preset: generic`,
  }),
  "preset-headers-missing": ({ source, preset, title, lacks }) => ({
    message: `this is not ${title}: it has ${lackText(lacks)}`,
    context: `preset: ${preset} of source "${source}"`,
    help: `Take preset out of sources.${source}, and the headers decide what the file is. If its headers were renamed, write a preset of your own that says extends: ${preset}`,
  }),
  "zone-in-header": ({ header, zone, declared, source }) => ({
    message: `the column's stamps are read in ${zone}, as its header says, and not in ${declared}`,
    context: `column "${header}"`,
    help: `sources.${source}.timezone is for stamps of which the file does not say the zone. Write timezone: ${zone} there, or leave it out if all its columns name their zone.`,
  }),
};

/** `no "Deal Stage" and neither "Deal owner" nor "Deal Name"`. */
function lackText(lacks: readonly HeaderSpellings[]): string {
  const words = lacks.map((spellings) => {
    const [first = "", ...others] = spellings.map(quoteName);
    return others.length === 0 ? `no ${first}` : `neither ${first} nor ${others.join(" nor ")}`;
  });
  return listWords(words, "and");
}

/** What a file nearly is, behind what is said of the columns that it lacks. */
export function nearPresetAdvice({
  id,
  title,
  lacks,
}: NonNullable<IntakeProblems["column-missing"]["nearPreset"]>): string {
  return `The file would be ${title} (preset ${id}), but it has ${lackText(lacks)}.`;
}

const zoneWords: Readonly<Record<Preset["zone"], (title: string) => string>> = {
  account: (title) => `The stamps of ${title} are in the zone of the account`,
  user: (title) => `The stamps of ${title} are in the zone of the user who made the export`,
  header: (title) => `The headers of ${title} name the zone, and these do not`,
  offset: (title) => `The stamps of ${title} carry an offset when no other program has changed the file`,
  "not documented": (title) => `It is not known in whose zone the stamps of ${title} are`,
};

/** What is known of the zone of an export, so that the user knows what to look up. */
export function zonelessAdvice(preset: IntakeProblems["stamp-without-zone"]["preset"]): string {
  if (preset === undefined) return "";
  const { title, zone, zoneSetting } = preset;
  const words = zoneWords[zone](title);
  if (zoneSetting !== undefined) return `${words}: ${zoneSetting}. `;
  return zone === "not documented"
    ? `${words}: compare one with what the program shows on the screen. `
    : `${words}. `;
}
