import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import type { IdSet } from './id-set.ts';

export type Source = { importId: string; fileName: string; seekerCountry: string };

/** What stays the same over all batches of a run. */
export type Run = {
  source: Source;
  columns: readonly string[];
  mapping: ImportMapping;
  dryRun: boolean;
  /** The kind of export that the file is, as `sourceOfFile` names it. */
  kind: string;
  /** People whom earlier rows were about, but for those whom the file made: they say so themselves. */
  met: IdSet;
  /** The ids that rows of the file bear: each is a person of their own. */
  exportedIds: IdSet;
};
