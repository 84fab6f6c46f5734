import type { DefinitionProblems } from "../../model/problems/definition.js";
import type { Wording } from "./wording.js";

export const definitionWording: Wording<DefinitionProblems> = {
  "unknown-key": ({ key, path, near, known }) => ({
    message: `"${key}" is not a key of ${path}`,
    help: near === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`,
  }),
};
