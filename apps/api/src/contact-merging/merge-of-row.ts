import type { ContactMerge } from '@threefold/contracts/contact-merging';
import { displayName } from '@threefold/domain/contacts/names';
import type { MergeRow } from './merges-queries.ts';

export function mergeOfRow(row: MergeRow): ContactMerge {
  return {
    id: row.id,
    version: row.version,
    survivorId: row.survivorId,
    mergedId: row.mergedId,
    mergedName: displayName(row.mergedName),
    choices: row.choices,
    losing: row.losing,
    createdAt: row.createdAt,
    undoneAt: row.undoneAt,
  };
}
