import type { Problem } from "../../model/problem.js";
import type { AuditReport } from "../../model/report.js";
import { type Verdict, worstVerdict } from "../../model/verdict.js";
import { EXIT_INCOMPLETE } from "../exit-code.js";
import { identifyFile, removeTemporaryFiles } from "../files.js";
import { agreementMark } from "../name-files.js";
import { printProblems } from "../print-problems.js";
import { readDefinition } from "../read-definition.js";
import { badOption } from "../settle.js";
import { readTerminal } from "../terminal.js";
import { printRendering } from "../write-reports.js";
import { type CheckOptions, type Company, runCheck } from "./check.js";

/** What stands before the first report on standard output, between two of them, and behind the last. */
interface Frame {
  readonly opening: string;
  readonly between: string;
  closing(verdict: Verdict): string;
}

/** Formats of which several reports can stand on standard output. */
const frames: Readonly<Record<string, Frame>> = {
  table: { opening: "", between: "\n\n", closing: () => "" },
  markdown: { opening: "", between: "\n---\n\n", closing: () => "" },
  github: { opening: "", between: "", closing: () => "" },
  json: {
    opening: `{\n"schema": "sla-audit/reports@1",\n"reports": [\n`,
    between: ",\n",
    closing: (verdict) => `],\n"verdict": ${JSON.stringify(verdict)}\n}\n`,
  },
};

/**
 * Audits each definition with the same options, one report after the other. Gives the worst exit code: one that can't
 * be audited keeps none of the others from it.
 */
export async function runChecks(paths: readonly string[], options: CheckOptions): Promise<number> {
  const [first = "sla.yaml"] = paths;
  if (paths.length < 2) return runCheck(first, options);
  const terminal = readTerminal(options);
  const problems = [...(await findMisfits(paths)), ...findClashes(paths, options)];
  if (problems.length > 0) {
    printProblems(problems, terminal);
    return EXIT_INCOMPLETE;
  }
  const sources = await listSources(paths);
  const frame = frames[options.format.toLowerCase()];
  const verdicts: Verdict[] = [];
  const company: Company = {
    sources,
    begin(report: AuditReport) {
      verdicts.push(report.verdict);
      const text = verdicts.length === 1 ? frame?.opening : frame?.between;
      return options.quiet || !text ? Promise.resolve([]) : printRendering([text]);
    },
  };
  // All are judged as of the same instant.
  const asOf = options.asOf ?? new Date(Date.now()).toISOString();
  const codes: number[] = [];
  try {
    for (const path of paths) codes.push(await runCheck(path, { ...options, asOf }, company));
  } finally {
    removeTemporaryFiles();
  }
  if (!options.quiet && frame !== undefined) {
    const isWhole = verdicts.length === paths.length;
    const verdict = isWhole ? worstVerdict(verdicts) : "incomplete";
    const text = `${verdicts.length === 0 ? frame.opening : ""}${frame.closing(verdict)}`;
    if (text !== "") printProblems(await printRendering([text]), terminal);
  }
  return Math.max(...codes);
}

/** Arguments that are no definitions: exports, and a definition that is named twice. */
async function findMisfits(paths: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  const read = new Set<string>();
  for (const path of paths) {
    const identity = await identifyFile(path);
    if (!read.has(identity) && !/\.(csv|tsv|txt|xlsx)(\.gz)?$/i.test(path)) {
      read.add(identity);
      continue;
    }
    const args = {
      fault: "too-many-arguments" as const,
      found: path,
      near: null,
      command: "sla-audit check",
    };
    problems.push({ code: "bad-usage", severity: "error", args });
  }
  return problems;
}

/** What would be written or read by each of them, so that one report would take the place of another. */
function findClashes(paths: readonly string[], options: CheckOptions): Problem[] {
  const reason = `is one file for the reports of ${paths.length} agreements`;
  const named = [
    ...(options.output ?? []).map((file) => ["--output", file] as const),
    ...(options.rejects === undefined ? [] : [["--rejects", options.rejects] as const]),
    ...(options.baseline === undefined ? [] : [["--baseline", options.baseline] as const]),
  ];
  const clashes = named
    .filter(([, file]) => !file.includes(agreementMark))
    .map(([option, file]) => {
      const dot = file.lastIndexOf(".");
      const stem = dot > 0 ? file.slice(0, dot) : file;
      const example = `${option} '${stem}-${agreementMark}${file.slice(stem.length)}'`;
      return badOption(option, file, reason, { example });
    });
  const { format } = options;
  if (
    options.quiet ||
    frames[format.toLowerCase()] !== undefined ||
    !["csv", "html", "junit"].includes(format)
  )
    return clashes;
  const example = `--output 'report-${agreementMark}.${format === "junit" ? "xml" : format}'`;
  return [
    ...clashes,
    badOption("--format", format, `holds one report, not those of ${paths.length} agreements`, { example }),
  ];
}

/** Sources of any of them: an export on the command line goes to those that have its source. */
async function listSources(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const sources = new Set<string>();
  for (const path of paths) {
    const { agreement } = await readDefinition(path);
    for (const name of agreement?.sources.keys() ?? []) sources.add(name);
  }
  return sources;
}
