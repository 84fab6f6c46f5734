import { describe, expect, it } from "vitest";
import { listLicensed, writeLicencePage } from "../../release/licences.mjs";

/** Licences that ask for no more than their text and the names of the authors. */
const permissive = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "PSF-2.0",
  "Unlicense",
];
/** What a package may have beside them, with what it is for. */
const allowed: Readonly<Record<string, string>> = {
  "date-holidays": "(ISC AND CC-BY-3.0)", // the data of its holidays, with the source named
};

describe("the licences of what is installed with this package", () => {
  it("are listed, with their texts (npm run licences)", async () => {
    await expect(writeLicencePage()).toMatchFileSnapshot("../../THIRD-PARTY-LICENSES.md");
  });

  it("are permissive", () => {
    const others = listLicensed().filter(
      ({ name, licence }) => !permissive.includes(licence) && allowed[name] !== licence,
    );
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  });
});
