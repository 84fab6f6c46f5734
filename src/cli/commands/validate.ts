import { adviceRules } from "../../advice/index.js";
import { computeReviewClock } from "../../engine/review-clock.js";
import type { Agreement } from "../../model/agreement.js";
import type { Problem } from "../../model/problem.js";
import type { ValidationReport } from "../../model/validation.js";
import { composeValidation } from "../../report/validation/compose-validation.js";
import { EXIT_INCOMPLETE, exitCodeOfValidation } from "../exit-code.js";
import { removeTemporaryFiles } from "../files.js";
import type { NamedFiles } from "../find-exports.js";
import { printProblems } from "../print-problems.js";
import { type DefinitionFile, readDefinition } from "../read-definition.js";
import { type PastReading, readHistory } from "../read-history.js";
import { readSupports } from "../read-supports.js";
import { collectSettled, refuse, type Settled, settled, settleName } from "../settle.js";
import { type ReviewSpan, settleReview } from "../settle-review.js";
import { type ExportOptions, settleFiles } from "../settle-scope.js";
import { settleAsOf, settleTimezone } from "../settle-span.js";
import { printOutput, readTerminal, type Terminal } from "../terminal.js";

/** The options of `sla-audit validate` as commander hands them over. */
export interface ValidateOptions extends ExportOptions {
  readonly data?: boolean;
  readonly last: string;
  readonly strict?: boolean;
  readonly asOf?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly progress: boolean;
  readonly color: boolean;
}

const validateFormats = ["table", "markdown", "json"] as const;
type ValidateFormat = (typeof validateFormats)[number];

/** Tells what is wrong in a definition and what a careful reader would still ask. Gives the exit code. */
export async function runValidate(path: string, options: ValidateOptions): Promise<number> {
  const terminal = readTerminal({ ...options, quiet: false });
  const definition = await readDefinition(path);
  const settings = settle(definition.agreement, options);
  const isUnreadable = definition.problems.some(({ code }) => code === "unreadable-file");
  if (!settings.ok || isUnreadable) {
    printProblems([...(isUnreadable ? definition.problems : []), ...settings.problems], terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const report = await validate({ path, definition, terminal, settings });
    await publish(report, settings.format, terminal);
    return exitCodeOfValidation(report, options.strict === true);
  } finally {
    removeTemporaryFiles();
  }
}

interface Settings {
  readonly format: ValidateFormat;
  readonly asOf: number;
  readonly timezone: string | undefined;
  readonly files: NamedFiles;
  /** What the exports are asked for; absent where they are not. */
  readonly past: ReviewSpan | undefined;
  /** What is said of options that are taken all the same. */
  readonly problems: readonly Problem[];
}

/** Holds every option against the agreement, as far as there is one, and reports all that is wrong at once. */
function settle(
  agreement: Agreement | undefined,
  options: ValidateOptions,
): ({ ok: true } & Settings) | { ok: false; problems: readonly Problem[] } {
  const { problems, hasFailed, take } = collectSettled();
  const format = take(settleName("--format", options.format, validateFormats, "format"));
  const asOf = take(settleAsOf(options.asOf, agreement?.timezone ?? "UTC", Date.now()));
  const timezone = take(settleTimezone(options.timezone));
  const files = agreement === undefined ? new Map() : take(settleFiles(agreement, options));
  const isAsked = options.data === true || (files?.size ?? 0) > 0;
  // What means nothing is told where the exports are not asked, too.
  const past = agreement === undefined ? undefined : take(settlePast(options.last, agreement, asOf ?? 0));
  if (hasFailed()) return { ok: false, problems };
  return {
    ok: true,
    problems,
    format: format as ValidateFormat,
    asOf: asOf as number,
    timezone,
    files: files as NamedFiles,
    past: isAsked ? past : undefined,
  };
}

/** `--last 12`: so many measurement periods that have ended. */
function settlePast(text: string, agreement: Agreement, asOf: number): Settled<ReviewSpan> {
  const unit = agreement.measurementUnit;
  const match = /^(\d{1,3})(?: ([a-z]+?)s?)?$/i.exec(text.trim());
  const count = match?.[2] === undefined || match[2].toLowerCase() === unit ? Number(match?.[1]) : Number.NaN;
  if (!Number.isInteger(count) || count < 3 || count > 120) {
    return refuse("--last", text, `is not a number of ${unit}s from 3 to 120, the measurement periods`, {
      example: "--last 12",
    });
  }
  const span = settleReview({ last: `${count} ${unit}s` }, agreement, asOf);
  return span.ok ? settled(span.value) : span;
}

interface ValidateInput {
  readonly path: string;
  readonly definition: DefinitionFile;
  readonly terminal: Terminal;
  readonly settings: Settings;
}

async function validate({ path, definition, terminal, settings }: ValidateInput): Promise<ValidationReport> {
  const { agreement, written, sha256 } = definition;
  const { asOf, past: span, files, timezone } = settings;
  const past: PastReading | undefined =
    agreement === undefined || span === undefined
      ? undefined
      : await readHistory({ agreement, path, terminal, span, asOf, files, timezone });
  const { supports, problems: faults } =
    agreement === undefined ? { supports: [], problems: [] } : await readSupports(path, agreement);
  const context =
    agreement === undefined || written === undefined
      ? undefined
      : {
          agreement,
          text: written.text,
          asOf,
          clock: computeReviewClock(agreement, asOf),
          supports: supports.map((support) => support.agreement),
          ...(past === undefined ? {} : { history: past.history }),
        };
  return composeValidation({
    file: path,
    sha256,
    asOf,
    problems: [...definition.problems, ...faults, ...settings.problems, ...(past?.problems ?? [])],
    asked: written === undefined ? undefined : { rules: adviceRules, ...written, context },
    ...(past === undefined ? {} : { period: past.period }),
  });
}

async function publish(report: ValidationReport, format: ValidateFormat, terminal: Terminal): Promise<void> {
  await printOutput([await render(report, format, terminal)]);
}

async function render(report: ValidationReport, format: ValidateFormat, terminal: Terminal): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../../report/validation/validation-json.js")).validationJson(report);
    case "markdown":
      return (await import("../../report/validation/validation-markdown.js")).validationMarkdown(report);
    case "table":
      return (await import("../../report/validation/validation-text.js")).validationText(report, terminal);
  }
}
