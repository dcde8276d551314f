// Which rows of an import are shown is said in its address.
import type { ImportOutcome } from '@threefold/contracts/contact-imports';

/** What needs a look comes first. */
export const importOutcomes = [
  'failed',
  'skipped',
  'created',
  'merged',
  'unchanged',
] as const satisfies readonly ImportOutcome[];

export const readRowFilter = (search: Record<string, unknown>): { outcome?: ImportOutcome } => {
  const outcome = importOutcomes.find((one) => one === search.outcome);
  return outcome === undefined ? {} : { outcome };
};
