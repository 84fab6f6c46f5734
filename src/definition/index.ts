export { definitionSchema } from "./definition-schema.js";
export { parseAgreement } from "./parse-agreement.js";
