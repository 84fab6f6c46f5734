import { NumberList } from "./number-list.js";

/** One record that missed its limit. Instants are epoch milliseconds, NaN for none. */
export interface Breach {
  readonly record: string;
  readonly account: string | null;
  readonly owner: string | null;
  readonly file: number;
  readonly line: number;
  readonly slot: number;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly stoppedAt: number;
  readonly elapsedMs: number;
  readonly limitMs: number;
  /** Index among the objective's overrides; -1 where none applied. */
  readonly override: number;
  /** Index among the agreement's waivers; -1 for none. */
  readonly waiver: number;
}

const numbers = [
  "file",
  "line",
  "slot",
  "startedAt",
  "dueAt",
  "stoppedAt",
  "elapsedMs",
  "limitMs",
  "override",
  "waiver",
] as const;

/** The misses of one objective, held by column so that many of them stay small in memory. */
export class BreachLog {
  private readonly records: string[] = [];
  private readonly accounts: (string | null)[] = [];
  private readonly owners: (string | null)[] = [];
  private readonly columns = Object.fromEntries(numbers.map((name) => [name, new NumberList()])) as Record<
    (typeof numbers)[number],
    NumberList
  >;

  add(breach: Breach): void {
    this.records.push(breach.record);
    this.accounts.push(breach.account);
    this.owners.push(breach.owner);
    for (const name of numbers) this.columns[name].push(breach[name]);
  }

  get length(): number {
    return this.records.length;
  }

  /** All of them, in the order of their start, then of their id, then of reading. */
  *inOrder(): Generator<Breach> {
    const started = this.columns.startedAt.view();
    const order = Uint32Array.from({ length: this.length }, (_, index) => index).sort((a, b) => {
      if (started[a] !== started[b]) return started[a]! - started[b]!;
      const left = this.records[a]!;
      const right = this.records[b]!;
      return left < right ? -1 : left > right ? 1 : a - b;
    });
    for (const index of order) yield this.at(index);
  }

  private at(index: number): Breach {
    const value = (name: (typeof numbers)[number]) => this.columns[name].at(index);
    return {
      record: this.records[index]!,
      account: this.accounts[index]!,
      owner: this.owners[index]!,
      file: value("file"),
      line: value("line"),
      slot: value("slot"),
      startedAt: value("startedAt"),
      dueAt: value("dueAt"),
      stoppedAt: value("stoppedAt"),
      elapsedMs: value("elapsedMs"),
      limitMs: value("limitMs"),
      override: value("override"),
      waiver: value("waiver"),
    };
  }
}
