import type { DefinitionPath, DefinitionText, PlacedText } from "../model/advice.js";
import type { Reading } from "./reading.js";
import type { TreeNode } from "./tree.js";

/** What a definition says by path, for those who ask how it is written and not what it means. */
export function createDefinitionText(reading: Reading): DefinitionText {
  return {
    has: (path) => isSaid(reading.nodeAt(path)),
    keysAt: (path) => reading.keysAt(path),
    countAt(path) {
      const node = reading.nodeAt(path);
      return node?.kind === "list" ? node.items.length : Number(isSaid(node));
    },
    textAt: (path) => reading.textAt(path),
    textsUnder(path) {
      const node = reading.nodeAt(path);
      return node === undefined ? [] : listTexts(node, path);
    },
    locate: (path, mark) => reading.locate(path, mark),
  };
}

function listTexts(node: TreeNode, path: DefinitionPath): PlacedText[] {
  if (node.kind === "scalar") return isSaid(node) ? [{ path, text: node.text.trim() }] : [];
  if (node.kind === "list") return node.items.flatMap((item, index) => listTexts(item, [...path, index]));
  return [...node.entries].flatMap(([key, entry]) => listTexts(entry.node, [...path, key]));
}

/** A key without a value says nothing. */
function isSaid(node: TreeNode | undefined): boolean {
  return node !== undefined && !(node.kind === "scalar" && node.value === null);
}
