import type { Format } from "../model/format.js";
import { json } from "./json.js";
import { table } from "./table.js";

/** The shelf: every format that a report can be written in. */
export const formats: readonly Format[] = [table, json];
