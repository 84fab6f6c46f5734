import type { z } from "zod";
import { nearestName } from "../model/suggest.js";
import type { Reading } from "./reading.js";
import type { Partly } from "./schema/file.js";
import { keySeparator } from "./schema/parts.js";
import { type Path, plainValue, type TreeNode } from "./tree.js";

type Issue = z.core.$ZodIssue;

/**
 * What the file says where its shape is right. Every part that has the wrong shape is reported and
 * left out, so that the rest can still be read and all problems of a file are told at once.
 */
export function readShape<S extends z.ZodType>(
  root: TreeNode,
  schema: S,
  reading: Reading,
): Partly<z.infer<S>> {
  const plain = plainValue(root);
  // Read once, a definition is judged sooner than code for its shape is made.
  const result = schema.safeParse(plain, { error: expectedByType, jitless: true });
  const issues = (result.error?.issues ?? []).flatMap((issue) => listIssues(issue, [], reading));
  const mistyped = issues.flatMap((issue) => reportUnknownKeys(issue, plain, reading));
  for (const issue of issues) reportIssue(issue, mistyped, plain, reading);
  return plain as Partly<z.infer<S>>;
}

/** The phrase for what was expected where a schema has none of its own. */
function expectedByType(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== "invalid_type") return "something else";
  const words: Record<string, string> = {
    string: "text",
    array: "a list",
    object: "keys with values",
    record: "keys with values",
    boolean: "true or false",
  };
  return words[issue.expected] ?? "a number";
}

interface PlacedIssue {
  readonly issue: Issue;
  /** From the top of the file. */
  readonly path: Path;
}

/** An issue; of one about several things that could stand there, those of the thing that was begun. */
function listIssues(issue: Issue, base: Path, reading: Reading): PlacedIssue[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  const meant = issue.code === "invalid_union" ? meantBranch(issue.errors, reading.nodeAt(path)) : undefined;
  return meant === undefined ? [{ issue, path }] : meant.flatMap((inner) => listIssues(inner, path, reading));
}

/** Gives the paths of the keys that were probably meant. */
function reportUnknownKeys({ issue, path }: PlacedIssue, plain: unknown, reading: Reading): Path[] {
  if (issue.code !== "unrecognized_keys") return [];
  const known = issue.message.split(keySeparator);
  return issue.keys.flatMap((key) => {
    const near = nearestName(key, known);
    const args = { key, path: reading.describe(path), known, ...(near === undefined ? {} : { near }) };
    reading.report("unknown-key", [...path, key], args, { on: "key" });
    leaveOut(plain, [...path, key]);
    return near === undefined ? [] : [[...path, near]];
  });
}

/** @param mistyped keys that stand in the file under a wrong name, so that they are not missing as well */
function reportIssue(
  { issue, path }: PlacedIssue,
  mistyped: readonly Path[],
  plain: unknown,
  reading: Reading,
): void {
  if (issue.code === "unrecognized_keys") return;
  const node = reading.nodeAt(path);
  if (node === undefined) {
    if (mistyped.some((meant) => isSamePath(meant, path))) return;
    const key = String(path.at(-1));
    if (path.length === 1 && key === "version") reading.report("wrong-version", [], { found: "" });
    else
      reading.report(
        "missing-key",
        path.slice(0, -1),
        { key, path: reading.describe(path.slice(0, -1)), expected: issue.message },
        { on: "key" },
      );
    return;
  }
  const found = describeNode(node);
  if (path.length === 1 && path[0] === "version") reading.report("wrong-version", path, { found });
  else if (issue.code === "invalid_value" && node.kind === "scalar" && node.value !== null) {
    const choices = issue.values.map(String);
    const near = nearestName(node.text, choices);
    const args = { path: reading.describe(path), value: node.text, choices };
    reading.report("not-a-choice", path, near === undefined ? args : { ...args, near });
  } else
    reading.report("wrong-value", path, { path: reading.describe(path), expected: issue.message, found });
  leaveOut(plain, path);
}

/** Of several things that could stand there, the one that was begun; undefined when none was. */
function meantBranch(
  branches: readonly (readonly Issue[])[],
  node: TreeNode | undefined,
): readonly Issue[] | undefined {
  return branches.find((issues) => !issues.some((issue) => isOtherKind(issue, node)));
}

/** Whether the value is of another kind altogether: text where a list is expected. */
function isOtherKind(issue: Issue, node: TreeNode | undefined): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_type" || issue.code === "custom") return true;
  if (issue.code === "invalid_value") return node?.kind !== "scalar";
  return issue.code === "invalid_union" && meantBranch(issue.errors, node) === undefined;
}

function describeNode(node: TreeNode): string {
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.kind === "map") return "keys with values";
  if (node.value === null) return "empty";
  return typeof node.value === "string" ? JSON.stringify(shorten(node.value)) : node.text;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function isSamePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, depth) => step === b[depth]);
}

/** Takes a value out of its parent; list items keep their positions. */
function leaveOut(plain: unknown, path: Path): void {
  let parent = plain as Record<string | number, unknown> | undefined;
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== "object" || parent === null) return;
    parent = parent[step] as Record<string | number, unknown> | undefined;
  }
  const last = path.at(-1);
  if (last === undefined || typeof parent !== "object" || parent === null) return;
  if (Array.isArray(parent)) parent[last as number] = undefined;
  else delete parent[last];
}
