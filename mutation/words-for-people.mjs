import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const keysOfWords = new Set(["title", "description", "example"]);

/**
 * Leaves alone what only people read: titles, descriptions and examples of a shelf, which the published schema and the pages made
 * from it hold word by word, and the words of errors that only a mistake of a programmer brings.
 */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words-for-people", {
    shouldIgnore(path) {
      const { node } = /** @type {{ readonly node: any }} a node of Babel */ (path);
      if (node.type === "ObjectProperty" && node.key.type === "Identifier" && keysOfWords.has(node.key.name))
        return "words for people";
      if (
        node.type === "NewExpression" &&
        node.callee.type === "Identifier" &&
        /Error$/.test(node.callee.name)
      )
        return "words for programmers";
      return undefined;
    },
  }),
];
