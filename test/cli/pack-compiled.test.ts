import { describe, expect, it } from "vitest";
import { packCompiled, unpackCompiled } from "../../src/cli/pack-compiled.js";

const parts = new Map([
  ["main-0123abcd.js", Uint8Array.of(1, 2, 3)],
  ["empty-0123abcd.js", Uint8Array.of()],
  ["audit-4567abcd.js", Uint8Array.of(4, 5, 6, 7, 8, 9, 10, 11, 12)],
]);

describe("compiled code in a file", () => {
  it.each([true, false])("comes out as it went in, settled or not: %s", (isSettled) => {
    const unpacked = unpackCompiled(Buffer.from(packCompiled({ isSettled, parts })));
    expect(unpacked?.isSettled).toBe(isSettled);
    expect([...(unpacked?.parts ?? [])].map(([name, bytes]) => [name, [...bytes]])).toEqual(
      [...parts].map(([name, bytes]) => [name, [...bytes]]),
    );
  });

  it("begins at multiples of 8 bytes, which V8 uses without a copy", () => {
    const unpacked = unpackCompiled(Buffer.from(packCompiled({ isSettled: true, parts })));
    const [first, ...others] = [...(unpacked?.parts.values() ?? [])].map(({ byteOffset }) => byteOffset);
    expect(others.map((offset) => (offset - (first ?? 0)) % 8)).toEqual([0, 0]);
  });

  it("is not taken where one bit of it differs, or a part is missing", () => {
    const packed = Buffer.from(packCompiled({ isSettled: true, parts }));
    for (let at = 0; at < packed.length; at++) {
      const damaged = Buffer.from(packed);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      expect(unpackCompiled(damaged), `byte ${at}`).toBeUndefined();
      expect(unpackCompiled(packed.subarray(0, at)), `${at} bytes`).toBeUndefined();
    }
  });
});
