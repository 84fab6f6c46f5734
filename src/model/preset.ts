import type { DateRule, DurationForm, NumberForm } from "./notation.js";
import type { RecordKind } from "./record.js";

/**
 * What is known about the export of one CRM or helpdesk, as data. Everything that a definition says about
 * its source wins over it. Headers are compared without case, spaces and punctuation.
 */
export interface Preset {
  /** Its id in the SLA file, such as `hubspot-deals`; of one of the user's own, the name of its file. */
  readonly id: string;
  /** For people, such as `HubSpot deals`. */
  readonly title: string;
  readonly kind: RecordKind;
  /**
   * The headers that tell the export from every other: each of the groups must be there, a group by any
   * one of its spellings. Empty in one of the user's own, which is never found but named.
   */
  readonly recognizedBy: readonly (readonly string[])[];
  /** Field to the headers that carry it; of several that a file has, the first of this list is meant. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /**
   * Word field to columns of yes and no that settle what its words mean. The first that says yes decides,
   * whatever the word is: `IsWon` tells a deal won, under any name that a company gives to that stage.
   */
  readonly flags?: Readonly<Record<string, readonly Flag[]>>;
  /** Field, or `*` for all, to how its dates are written, where the vendor fixes it; else the cells decide. */
  readonly dates?: Readonly<Record<string, DateRule>>;
  /** Field, or `*` for all, to how its numbers are written, where the vendor fixes it. */
  readonly numbers?: Readonly<Record<string, NumberForm>>;
  /** Field to what its durations are counted in. */
  readonly durations?: Readonly<Record<string, DurationForm>>;
  /** Field, to the words of the file, to what they mean. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Further spellings of a blank cell. */
  readonly blanks?: readonly string[];
  /** How the first cell of the lines behind the data begins: totals, copyright, confidentiality. */
  readonly footers?: readonly string[];
  /**
   * Whose zone stamps without an offset are in, for the question that asks for it. The zone itself is
   * never assumed. `header`: it stands in the header; `offset`: every stamp carries one.
   */
  readonly zone: "account" | "user" | "header" | "offset" | "not documented";
  /** Where that zone can be looked up, in the words of the vendor's menus. */
  readonly zoneSetting?: string;
  /** Of one of the user's own: the zone of stamps that carry none. No vendor's preset knows it. */
  readonly timezone?: string;
}

export interface Flag {
  /** The headers that carry it; the first that a file has. */
  readonly headers: readonly string[];
  readonly means: string;
}
