import type { LetterKind, LetterStatus } from '@threefold/contracts/letters';
import { letterKinds, letterStatuses } from '@threefold/domain/vocabulary/letter-kinds';

/** What the address of the list holds. */
export type LetterSearch = { status?: LetterStatus; kind?: LetterKind };

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((each) => each === value);

/** Reads the address; what it does not know is left out. */
export const readLetterSearch = (search: Record<string, unknown>): LetterSearch => {
  const status = oneOf(letterStatuses, search.status);
  const kind = oneOf(letterKinds, search.kind);
  return { ...(status ? { status } : {}), ...(kind ? { kind } : {}) };
};
