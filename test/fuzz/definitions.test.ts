import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { projectFolder } from "../cli/run-program.js";
import { readCorpus } from "./corpus.js";
import { damagedBytes } from "./damaged-bytes.js";
import { fuzz } from "./fuzz-run.js";
import { expectSound } from "./located-problems.js";

const yaml = readCorpus(/sla\.yaml$|waivers\.yaml$/).map(({ bytes }) => bytes);
const json = readCorpus(/sla\.json$/).map(({ bytes }) => bytes);

/** An agreement, or at least one error in its file. */
async function expectAnswer(bytes: Uint8Array, file: string, beside = bytes): Promise<void> {
  const load = async (name: string) => ({ text: beside, file: name });
  const { agreement, problems } = await parseAgreement(bytes, { file, load });
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(agreement === undefined).toBe(errors.length > 0);
  expectSound(problems, bytes, file);
  for (const problem of errors) expect(problem.file).toBeDefined();
}

describe("a definition of any bytes is an agreement or located problems", () => {
  it("as YAML", async () => {
    await fuzz("definitions, YAML", 150, damagedBytes(yaml), (bytes) => expectAnswer(bytes, "sla.yaml"));
  });

  it("as JSON", async () => {
    await fuzz("definitions, JSON", 100, damagedBytes([...json, ...yaml]), (bytes) =>
      expectAnswer(bytes, "sla.json"),
    );
  });
});

const encode = (value: Json) => new TextEncoder().encode(JSON.stringify(value, null, 1));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An agreement that says nearly all that a definition can say. */
const whole = parse(readFileSync(`${projectFolder}fixtures/agreement/sla.yaml`, "utf8")) as Json;
const waivers = readFileSync(`${projectFolder}fixtures/agreement/waivers.yaml`);

/** Words of which targets, durations, hours, filters, shares and dates are made. */
const words = [
  "90%",
  "100.0001%",
  "within",
  "at",
  "most",
  "least",
  "below",
  "p90",
  "p100",
  "median",
  "average",
  "of",
  "in",
  "with",
  "4",
  "0",
  "-1",
  "1.5",
  "1e9",
  "99999999999999999999",
  "business",
  "hours",
  "hour",
  "h",
  "min",
  "minutes",
  "days",
  "d",
  "weeks",
  "months",
  "years",
  "1h30m",
  "P1DT2H",
  "09:00-17:00",
  "24:00",
  "25:61",
  "mon",
  "mon-fri",
  "fri-mon",
  "2025-03",
  "2025-Q1",
  "2025-W53",
  "2025-02-29",
  "2025-03-30T02:30",
  "..",
  "last",
  "newest",
  "oldest",
  "by",
  "updatedAt",
  "EUR",
  "1,000.00",
  "1.000,00 €",
  "not",
  "*",
  "/(a+)+$/",
  "__proto__",
  "constructor",
  "toString",
  "\u202e",
  "\u001b[2J",
  "",
];

const text: fc.Arbitrary<Json> = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((parts) => parts.join(" ")),
  fc.string({ maxLength: 20 }),
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, [], {}, [null], { not: [] }, ["__proto__"], {
    constructor: 1,
  }),
);

/** Every key and item of a tree, as the path that leads there. */
function pathsOf(node: Json, path: (string | number)[] = []): (string | number)[][] {
  if (node === null || typeof node !== "object") return [path];
  const inner = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
  return [path, ...inner.flatMap(([key, value]) => pathsOf(value, [...path, key]))];
}

function replaceAt(root: Json, path: readonly (string | number)[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = structuredClone(root) as Record<string | number, Json>;
  copy[key] = replaceAt(copy[key] as Json, rest, value);
  return copy as Json;
}

describe("whatever stands for one value of a definition", () => {
  it("which is sound before", async () => {
    const load = async (name: string) => ({ text: waivers, file: name });
    expect((await parseAgreement(encode(whole), { file: "sla.json", load })).agreement).toBeDefined();
  });

  it("targets, durations, hours, filters, dates and all others are understood or refused at their place", async () => {
    await expectAnswer(encode(whole), "sla.json", waivers);
    const places = fc.constantFrom(...pathsOf(whole).slice(1));
    const changes = fc.array(fc.tuple(places, text), { minLength: 1, maxLength: 3 });
    await fuzz("values of a definition", 200, changes, async (made) => {
      const changed = made.reduce((now, [path, value]) => {
        try {
          return replaceAt(now, path, value);
        } catch {
          return now; // An earlier change took the place away.
        }
      }, whole);
      await expectAnswer(encode(changed), "sla.json", waivers);
    });
  });
});
