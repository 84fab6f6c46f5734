import { parseMoney } from "../definition/money.js";
import type { Template } from "../model/template.js";
import { templates } from "../templates/index.js";
import { parseCivilDate } from "../time/civil.js";
import { refuse, type Settled, settled, settleName } from "./settle.js";

/** What is proposed where nobody says what is paid a month. */
export const usualFee = "10000.00 EUR";

export function settleTemplate(name: string): Settled<Template> {
  const found = settleName(
    "--template",
    name,
    templates.map(({ id }) => id),
    "template",
  );
  if (!found.ok) return found;
  return settled(templates.find(({ id }) => id === found.value) as Template);
}

/** @param template undefined where it is still to be asked for */
export function settleFee(text: string | undefined, template: Template | undefined): Settled<undefined> {
  if (text === undefined) return settled(undefined);
  if (!parseMoney(text).ok) {
    return refuse("--fee", text, "is not an amount of money", { example: `--fee "${usualFee}"` });
  }
  if (template?.kind !== "internal") return settled(undefined);
  const paid = templates.find(({ kind }) => kind !== "internal");
  return refuse(
    "--fee",
    text,
    `has no place in the template ${template.id}: parts of one company pay nothing`,
    {
      example: `init --template ${template.id} without it, or --template ${paid?.id}`,
    },
  );
}

/** A name or a title that was given, but is empty, would stand so in the definition. */
export function settleText(
  name: "provider" | "client" | "title",
  text: string | undefined,
): Settled<undefined> {
  if (text === undefined || text.trim() !== "") return settled(undefined);
  const example = name === "title" ? "Support for Acme" : "Acme Support";
  return refuse(`--${name}`, text, "is empty", { example: `--${name} "${example}"` });
}

export function settleFrom(text: string | undefined): Settled<undefined> {
  if (text === undefined || parseCivilDate(text) !== null) return settled(undefined);
  return refuse("--from", text, "is not a date", { example: "--from 2026-01-01" });
}
