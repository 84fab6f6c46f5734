import fc from "fast-check";

const { FUZZ_RUNS: runs, FUZZ_SEED: seedText } = process.env;
const seed = seedText === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(seedText);

/**
 * Tries a property on `usual` inputs, or on `FUZZ_RUNS` times as many, and says how many those were and by which seed
 * (`FUZZ_SEED` runs the same ones again). A failure is shrunk to the smallest input.
 */
export async function fuzz<T>(
  name: string,
  usual: number,
  inputs: fc.Arbitrary<T>,
  holds: (input: T) => Promise<void> | void,
): Promise<void> {
  const numRuns = Math.ceil(usual * Number(runs ?? 1));
  const property = fc.asyncProperty(inputs, async (input) => {
    await holds(input);
  });
  try {
    await fc.assert(property, { numRuns, seed });
  } finally {
    if (runs !== undefined) process.stdout.write(`${name}: ${numRuns} inputs, FUZZ_SEED=${seed}\n`);
  }
}
