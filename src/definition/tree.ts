/** Offsets into the text, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a file says, with where it says it; the same for YAML and JSON. */
export type TreeNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As it was written, without quotes: `007` stays `007`, `1.10` stays `1.10`. */
  readonly text: string;
  readonly span: Span;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: readonly TreeNode[];
  readonly span: Span;
}

export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, { readonly key: Span; readonly node: TreeNode }>;
  readonly span: Span;
}

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

/** The node at a path; undefined where the file says nothing. */
export function findNode(root: TreeNode, path: Path): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) {
    if (node?.kind === "map") node = node.entries.get(String(step))?.node;
    else if (node?.kind === "list" && typeof step === "number") node = node.items[step];
    else return undefined;
  }
  return node;
}

/** The key that leads to a path; undefined for an item of a list and for the top. */
export function findKey(root: TreeNode, path: Path): Span | undefined {
  const parent = findNode(root, path.slice(0, -1));
  return parent?.kind === "map" ? parent.entries.get(String(path.at(-1)))?.key : undefined;
}

/** The tree as plain values. Its objects have no prototype, so no key of a file means more than itself. */
export function plainValue(node: TreeNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainValue);
  const plain = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of node.entries) plain[key] = plainValue(entry.node);
  return plain;
}

/**
 * A path as a person would say it: `objectives[lead-response].target`; items without an id are counted from 1.
 *
 * @param listName what the file is a list of, where it is one
 */
export function describePath(root: TreeNode, path: Path, listName = ""): string {
  let said = root.kind === "list" && path.length > 0 ? listName : "";
  path.forEach((step, depth) => {
    if (typeof step === "string") {
      said += said === "" ? step : `.${step}`;
      return;
    }
    const id = findNode(root, [...path.slice(0, depth + 1), "id"]);
    said += `[${id?.kind === "scalar" && id.text !== "" ? id.text : step + 1}]`;
  });
  return said === "" ? "the file" : said;
}
