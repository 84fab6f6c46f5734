import type { Problem } from "../model/problem.js";
import type { DefinitionProblems, HeldThing } from "../model/problems/definition.js";
import { parseJsonTree, type RepeatedKey } from "./json-tree.js";
import type { SourceText } from "./source-text.js";
import type { Span, TreeNode } from "./tree.js";
import { parseYamlTree } from "./yaml-tree.js";

export interface ReadTree {
  /** Absent when the file is not understood so far that its content could be asked about. */
  readonly root?: TreeNode;
  readonly problems: readonly Problem[];
}

/**
 * The notation: JSON by the name of the file, else YAML.
 *
 * @param holds what the file should hold, where that is no agreement
 */
export function readTree(source: SourceText, file: string, holds?: HeldThing): ReadTree {
  const problems: Problem[] = [];
  const content = holds === undefined ? {} : { holds };
  const report = <C extends keyof DefinitionProblems>(code: C, args: DefinitionProblems[C], span?: Span) => {
    const placed =
      span === undefined ? { file } : { ...source.place(span.start), excerpt: source.excerpt(span) };
    problems.push({ code, severity: "error", args, ...placed } as Problem);
  };

  if (source.foreign !== undefined) {
    const { at, ...looks } = source.foreign;
    report("binary-definition", { ...content, ...looks }, at === undefined ? at : { start: at, end: at + 1 });
    return { problems };
  }
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/.test(source.text)) {
    report("binary-definition", content);
    return { problems };
  }
  if (source.text.trim() === "") {
    report("empty-definition", content);
    return { problems };
  }

  let root: TreeNode | undefined;
  let repeated: readonly RepeatedKey[] = [];
  if (/\.json$/i.test(file)) {
    const result = parseJsonTree(source.text);
    if (result.ok) ({ root, repeated } = result);
    else report("json-syntax", result.mistake, result.span);
  } else {
    const result = parseYamlTree(source.text);
    ({ root, repeated } = result);
    for (const mistake of result.mistakes) report(mistake.code, mistake.args, mistake.span);
    if (root === undefined && problems.length === 0) report("empty-definition", content);
  }
  // `null`, `~` or the mark that ends a document say nothing.
  if (root?.kind === "scalar" && root.value === null) {
    if (problems.length === 0) report("empty-definition", content);
    return { problems };
  }
  for (const { key, first, again } of repeated)
    report("duplicate-key", { key, firstLine: source.place(first.start).line }, again);
  if (root !== undefined) reportReservedKeys(root, (key, span) => report("reserved-key", { key }, span));
  return root === undefined ? { problems } : { root, problems };
}

/** `__proto__` is dropped by much that reads objects; a file that uses it must not be half heard. */
function reportReservedKeys(node: TreeNode, report: (key: string, span: Span) => void): void {
  if (node.kind === "list") for (const item of node.items) reportReservedKeys(item, report);
  if (node.kind === "map")
    for (const [key, entry] of node.entries) {
      if (key === "__proto__") report(key, entry.key);
      reportReservedKeys(entry.node, report);
    }
}
