import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, type RunResult, runScript } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";
import { readBlocks } from "./markdown-blocks.js";

/** The definition that the README begins with: the commands of all pages are about it. */
const definition = readBlocks("README.md").find(({ text }) => text.startsWith("version: 1"))?.text ?? "";
const otherwise = (id: string) => definition.replace("id: northwind-acme", `id: ${id}`);

const hands = ["Ann", "Bo", "Cy"];
const twoDigits = (number: number) => String(number).padStart(2, "0");

/** Every month from January 2025 to the last that has ended: commands without a period are about that one. */
function listMonths(): string[] {
  const now = new Date();
  const count = (now.getFullYear() - 2025) * 12 + now.getMonth();
  return Array.from(
    { length: count },
    (_, index) => `${2025 + Math.floor(index / 12)}-${twoDigits((index % 12) + 1)}`,
  );
}

const inEach = (
  months: readonly string[],
  count: number,
  row: (month: string, index: number, all: number) => string,
) =>
  months
    .flatMap((month, position) =>
      Array.from({ length: count }, (_, index) => row(month, index, position * count + index)),
    )
    .join("\n");

function writeLeads(months: readonly string[], firstId: number): string {
  const rows = inEach(months, 20, (month, index, all) => {
    const day = `${month}-${twoDigits(index + 2)}`;
    const status = index % 4 === 0 ? "Converted" : index % 2 === 0 ? "Qualified" : "Disqualified";
    return `L-${firstId + all},Acme,${hands[index % 3]},${status},${day} 10:00,${day} 10:20,5`;
  });
  return `Lead ID,Account,Owner,Status,Created at,First response at,Attempts\n${rows}\n`;
}

function writeDeals(months: readonly string[]): string {
  const rows = inEach(months, 5, (month, index, all) => {
    const day = `${month}-${twoDigits(index + 3)}`;
    return `D-${all + 1},Acme,${hands[index % 3]},${index < 2 ? "Won" : "Lost"},${day},${month}-20,1000,EUR`;
  });
  return `Deal ID,Account,Owner,Stage,Created at,Closed at,Amount,Currency\n${rows}\n`;
}

function writeTickets(months: readonly string[]): string {
  const rows = inEach(months, 8, (month, index, all) => {
    const day = `${month}-${twoDigits(index + 3)}`;
    const priority = index % 2 === 0 ? "urgent" : "normal";
    return `${4400 + all},Acme,${hands[index % 3]},${priority},closed,${day}T09:00:00Z,${day}T10:00:00Z,${day}T15:00:00Z`;
  });
  return `Ticket ID,Account,Owner,Priority,Status,Created at,First response at,Resolved at\n${rows}\n`;
}

/** A folder of its own in which the commands of the pages can be tried, with the fixtures of the package. */
export function makeWorkshop(): string {
  const months = listMonths();
  const leads = writeLeads(months, 1001);
  const folder = makeFolder({
    "sla.yaml": definition,
    "draft.yaml": definition.replace("95% within 1 business hour", "99% within 30 business minutes"),
    "acme.yaml": otherwise("acme"),
    "globex.yaml": otherwise("globex"),
    "leads.csv": leads,
    "march.csv": writeLeads(["2025-03"], 1041),
    "tickets.csv": writeTickets(months),
    "deals.csv": writeDeals(months),
  });
  for (const path of [
    "exports",
    ".zfunc",
    ".local/share/bash-completion/completions",
    ".config/fish/completions",
  ]) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  writeFileSync(join(folder, "exports/leads-all.csv"), leads);
  writeFileSync(join(folder, "exports/deals.csv"), writeDeals(months));
  writeFileSync(join(folder, "exports/tickets.csv"), writeTickets(months));
  symlinkSync(join(projectFolder, "fixtures"), join(folder, "fixtures"));
  return folder;
}

/** The commands of a script, each with the lines that a backslash continues it on. */
export function listCommands(script: string): string[] {
  return script
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/** Runs a command as somebody would type it there; nothing is installed. */
export function runCommand(command: string, cwd: string): Promise<RunResult> {
  const stubs = 'npm() { [ "$1" = ci ]; }\nnpx() { "$@"; }\n';
  return runScript(stubs + command, { cwd, env: { HOME: cwd, COLUMNS: "80" } });
}
