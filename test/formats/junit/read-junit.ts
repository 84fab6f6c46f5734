import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect } from "vitest";

export type Element = Record<string, unknown>;

const lists = ["testsuite", "testcase", "failure", "error", "skipped", "system-out"];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  isArray: (name) => lists.includes(name),
});

/** The elements of one name, or none. */
function all(element: Element, name: string): Element[] {
  return (element[name] as Element[] | undefined) ?? [];
}

/** Reads a file of tests as a build server does. */
export function readJunit(text: string) {
  const root = (parser.parse(text) as { testsuites: Element }).testsuites;
  const suites = all(root, "testsuite");
  const cases = suites.flatMap((suite) => all(suite, "testcase"));
  /** @param suite its name, where several suites have the test */
  const outcomeOf = (name: string, suite?: string) => {
    const own = suites.filter((each) => suite === undefined || each["name"] === suite);
    const found = own.flatMap((each) => all(each, "testcase")).find((each) => each["name"] === name);
    if (found === undefined) throw new Error(`no test ${name}`);
    return ["failure", "error", "skipped"].find((outcome) => outcome in found) ?? "passed";
  };
  return { root, suites, cases, outcomeOf };
}

/** Valid XML without a character that XML can't hold, of the shape that build servers read, its figures adding up. */
export function expectJunit(text: string): void {
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u);
  const { root, suites, cases } = readJunit(text);
  const figures = ["tests", "failures", "errors", "skipped"];
  for (const figure of figures) {
    const sum = suites.reduce((total, suite) => total + Number(suite[figure]), 0);
    expect(Number(root[figure]), figure).toBe(sum);
  }
  for (const suite of suites) {
    const own = all(suite, "testcase");
    const holding = (name: string) => own.filter((each) => name in each).length;
    expect(figures.map((figure) => Number(suite[figure]))).toEqual([
      own.length,
      holding("failure"),
      holding("error"),
      holding("skipped"),
    ]);
    expect(suite["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  }
  for (const each of cases) {
    for (const attribute of ["name", "classname", "time"]) expect(each[attribute]).toBeTruthy();
    for (const bad of [...all(each, "failure"), ...all(each, "error")]) {
      expect(bad).toMatchObject({ message: expect.any(String), type: expect.any(String) });
    }
  }
}
