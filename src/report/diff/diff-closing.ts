import type { DiffReport, DiffSide } from "../../model/diff.js";
import type { Fact } from "../closing-facts.js";
import { shortHash } from "../input-text.js";
import { instantText } from "../instant-text.js";
import { spanText } from "../period-text.js";

/** What the comparison rests on, for whoever checks it (semantics 36). */
export function listDiffFacts({ asOf, old, new: now, tool }: DiffReport): readonly Fact[] {
  const facts: [label: string, ...texts: string[]][] = [
    ["As of", instantText(asOf, now.timezone)],
    ["Period", ...eachOnce(old, now, ({ period, timezone }) => spanText(period, timezone))],
    ["Time zone", ...eachOnce(old, now, ({ timezone }) => timezone)],
    ["OLD", agreementText(old)],
    ["NEW", agreementText(now)],
    ["Made by", `${tool.name} ${tool.version}`],
  ];
  return facts
    .map(([label, ...texts]) => ({ label, texts: texts.filter((text) => text !== "") }))
    .filter(({ texts }) => texts.length > 0);
}

function eachOnce(old: DiffSide, now: DiffSide, say: (side: DiffSide) => string): string[] {
  const [was, is] = [say(old), say(now)];
  return was === is ? [is] : [`OLD: ${was}`, `NEW: ${is}`];
}

function agreementText({ agreement: { id, title, file, sha256, included } }: DiffSide): string {
  const name = (path: string, hash: string) => `${path} (SHA-256 ${shortHash(hash)})`;
  const origin = sha256 === null ? file : name(file, sha256);
  return [title || id, origin, ...included.map((each) => name(each.file, each.sha256))].join(", ");
}

/** The exports that were read: both sides' once where they are the same, else by side. */
export function listDiffInputs({ old, new: now }: DiffReport): { title: string; side: DiffSide }[] {
  const named = ({ inputs }: DiffSide) =>
    JSON.stringify(
      inputs.map(({ source, sha256, audited, rejected }) => [source, sha256, audited, rejected]),
    );
  if (named(old) === named(now)) return [{ title: "Inputs", side: now }];
  return [
    { title: "Inputs of OLD", side: old },
    { title: "Inputs of NEW", side: now },
  ];
}
