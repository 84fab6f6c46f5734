import type { Template } from "../model/template.js";
import { marketingSales } from "./marketing-sales.js";
import { sales } from "./sales.js";
import { support } from "./support.js";

/** The shelf: every first definition that `init` can write. */
export const templates: readonly Template[] = [sales, support, marketingSales];
