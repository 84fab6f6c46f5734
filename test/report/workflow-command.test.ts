import { expect, test } from "vitest";
import { workflowCommand } from "../../src/report/workflow-command.js";

const plain = { level: "error", title: "t", message: "m" } as const;

test.each([
  [{ ...plain }, "::error title=t::m\n"],
  [{ ...plain, file: "a.csv", line: 3, column: 5 }, "::error file=a.csv,line=3,col=5,title=t::m\n"],
  [{ ...plain, file: "a.csv", line: null, column: 5 }, "::error file=a.csv,title=t::m\n"],
  [{ ...plain, file: null, line: 3 }, "::error title=t::m\n"],
  [{ ...plain, file: "C:\\a,b.csv", line: 1 }, "::error file=C%3A\\a%2Cb.csv,line=1,title=t::m\n"],
  [{ ...plain, title: "50%: a,b\r\n::c" }, "::error title=50%25%3A a%2Cb%0D%0A%3A%3Ac::m\n"],
  [
    { ...plain, message: "95%, one: two\r\n::error::x %0A" },
    "::error title=t::95%25, one: two%0D%0A::error::x %250A\n",
  ],
])("%j", (annotation, text) => expect(workflowCommand(annotation)).toBe(text));
