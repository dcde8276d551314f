import process from 'node:process';

/** Two thousand in all are tried whenever the tests run; `pnpm fuzz` tries a hundred thousand. */
const cases = Number(process.env.FUZZ_CASES ?? 2_000);

/** How many of all cases a property gets. */
export function fuzzCases(share: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.ceil(cases * share)) };
}

/** No fact is timed; this only ends a hang, on a machine that is busy with others. */
export const patience = { timeout: Math.max(60_000, cases * 100) };
