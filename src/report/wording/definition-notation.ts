import type { DefinitionProblems, JsonMistake, YamlFault } from "../../model/problems/definition.js";
import type { Wording, Words } from "./wording.js";

type NotationCode =
  | "empty-definition"
  | "binary-definition"
  | "yaml-syntax"
  | "json-syntax"
  | "several-documents"
  | "yaml-tag"
  | "yaml-alias"
  | "text-key-needed"
  | "too-deep"
  | "duplicate-key"
  | "reserved-key";

const heldThings = { waivers: "a file of waivers", preset: "a preset", agreement: "an SLA file" };

/** What can be wrong before it matters that the file is an SLA: its YAML or JSON. */
export const notationWording: Wording<Pick<DefinitionProblems, NotationCode>> = {
  "empty-definition": ({ holds }) => ({
    message: "the file is empty",
    help:
      holds === "waivers"
        ? "A file of waivers is a list of { record, reason, approved-by, on }; for none write []."
        : holds === "preset"
          ? "A preset begins with kind: leads, or with extends: and the id of another one, followed by columns."
          : "An SLA file begins with version: 1, followed by agreement and objectives. `sla-audit schema definition` prints all it can say.",
  }),
  "binary-definition": ({ holds, looksLike, encoding }) => {
    const expected = `Expected ${heldThings[holds ?? "agreement"]} in YAML or JSON`;
    if (looksLike !== undefined)
      return {
        message: `this is no text: it looks like ${looksLike}`,
        help: `${expected}, as text in UTF-8.`,
      };
    if (encoding !== undefined)
      return {
        message: `the text is not UTF-8: it looks like ${encoding}`,
        help: "Save the file as UTF-8 and run again.",
      };
    return {
      message: "the file is not text in UTF-8",
      help: `${expected}. If it was written by another program, save it as text in UTF-8.`,
    };
  },
  "yaml-syntax": ({ fault, found }) => yamlWords[fault](found),
  "json-syntax": wordJsonMistake,
  "several-documents": () => ({
    message: "a second document begins here",
    help: 'A file holds one agreement. Remove this "---", or put what follows it into a file of its own.',
  }),
  "yaml-tag": ({ tag }) => ({
    message: `the tag "${tag}" is not understood`,
    help: "Remove it, or put the value in quotes if it begins with an exclamation mark.",
  }),
  "yaml-alias": ({ alias, reason }) => ({
    message:
      reason === "circle"
        ? `the alias "*${alias}" stands inside what it stands for`
        : `nothing in the file is called "&${alias}"`,
    help:
      reason === "circle"
        ? "Write the value out instead."
        : "Put the value in quotes if it only begins with an asterisk, or write the value out.",
  }),
  "text-key-needed": () => ({
    message: "this key is not text",
    help: "Write a name before the colon. A key that holds braces, brackets or a question mark must be put in quotes.",
  }),
  "too-deep": ({ deepest }) => ({
    message: `the file is nested more than ${deepest} levels deep, or repeats itself without end`,
    help: "An SLA file needs fewer than ten levels. Look for brackets that are not closed.",
  }),
  "duplicate-key": ({ key, firstLine }) => ({
    message: `"${key}" is already given on line ${firstLine}`,
    help: "Keep one of the two: which one would count is not clear to a reader.",
  }),
  "reserved-key": ({ key }) => ({
    message: `"${key}" can't be used as a name`,
    help: "Many programs drop a key of this name without a word. Choose another.",
  }),
};

const yamlWords: { readonly [F in YamlFault]: (found: string) => Words } = {
  tab: () => ({
    message: "this line is indented with a tab",
    help: "YAML allows only spaces at the beginning of a line. Replace the tab by spaces.",
  }),
  indent: () => ({
    message: "this line does not stand under the one that it belongs to",
    help: "Keys that belong together begin in the same column; what belongs under a key begins further right.",
  }),
  "reserved-sign": (found) => ({
    message: `a value can't begin with ${found.slice(0, 1)}`,
    help: `Put it in quotes: "${found.slice(0, 1)}…".`,
  }),
  "block-sign": (found) => ({
    message: `a value that begins with ${found.slice(0, 1)} must stand in quotes`,
    help: `Write "${found.trim()}". A target can also be written in words, such as at least 20%.`,
  }),
  "colon-in-text": () => ({
    message: "a second colon on the same line",
    help: "Text with a colon and a space in it must stand in quotes. If this begins a group of keys, start a new line.",
  }),
  "no-colon": () => ({
    message: "this line has no colon after its key",
    help: "Write key: value, with a space after the colon. Items of a list begin with a hyphen and a space.",
  }),
  "unclosed-quote": (found) => ({
    message: `the text that begins here is never closed by ${found}`,
    help: `Add the closing ${found} where the text ends.`,
  }),
  "unclosed-bracket": (found) => {
    const open = found.slice(0, 1);
    const close = open === "{" ? "}" : open === "[" ? "]" : undefined;
    return {
      message: close === undefined ? "a bracket is not closed before this" : `this ${open} is never closed`,
      help: `Add the closing ${close ?? "} or ]"}. What stands in brackets is separated by commas and indented further than its key.`,
    };
  },
  escape: (found) => ({
    message: `"${found}" has no meaning in double quotes`,
    help: "Write the backslash twice, or put the text in single quotes.",
  }),
  unexpected: (found) => ({
    message: found.trim() === "" ? "this can't stand here" : `"${found.trim()}" can't stand here`,
    help: "Expected key: value. Text that holds quotes, colons, brackets or a # must stand in quotes.",
  }),
};

function wordJsonMistake({ kind, expected, found }: JsonMistake): Words {
  switch (kind) {
    case "comment":
      return {
        message: "JSON has no comments",
        help: "Remove it, or write the file as YAML, by a name that ends in .yaml: there # begins a comment.",
      };
    case "single-quote":
      return { message: "JSON knows double quotes only", help: "Write \" in place of '." };
    case "last-comma":
      return {
        message: `a comma stands before ${expected}`,
        help: "Remove it: JSON has no comma after the last item.",
      };
    case "unclosed-text":
      return { message: "the text that begins here is not closed on its line", help: 'Add the closing ".' };
    case "escape":
      return {
        message: `${found} holds a backslash or a control character that JSON does not know`,
        help: "Write a backslash twice.",
      };
    case "too-deep":
      return { message: "the file is nested too deep", help: "An SLA file needs fewer than ten levels." };
    case "unexpected":
      return {
        message: found === "" ? "the file ends too early" : `${quote(found)} can't stand here`,
        help: `Expected ${expected}.`,
      };
  }
}

/** Text that brings its own quotes is not quoted twice. */
function quote(found: string): string {
  return found.startsWith('"') ? found : `"${found}"`;
}
