import { type Alias, type Document, isAlias, type Node, visit } from "yaml";

/**
 * What each alias of a document means: the last node before it that bears its anchor. One pass over the document; asking
 * the parser for each alias would be one for every alias.
 */
export function resolveAliases(document: Document): ReadonlyMap<Alias, Node> {
  const meant = new Map<Alias, Node>();
  const anchored = new Map<string, Node>();
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        const target = anchored.get(node.source);
        if (target !== undefined) meant.set(node, target);
      } else if (node.anchor !== undefined) anchored.set(node.anchor, node as Node);
    },
  });
  return meant;
}
