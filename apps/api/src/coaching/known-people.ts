import type { ProposedContact } from '@threefold/contracts/proposals';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import { matchKeysOf } from './match-keys-of.ts';
import { listKnownKeys, type ProposalRow } from './proposals-queries.ts';

/** Who of those proposed may be known, asked once for all of them: most are new, and need no look-up of their own. */
export type KnownPeople = {
  keysOf: (contact: ProposedContact) => string[];
  mayBeKnown: (keys: readonly string[]) => boolean;
  /** Whether somebody in the trash is this person and must not be contacted. */
  isBarred: (keys: readonly string[]) => boolean;
  /** Later ones of the same list find those before them. */
  remember: (keys: readonly string[]) => void;
};

export async function knownPeople(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  rows: readonly ProposalRow[],
): Promise<KnownPeople> {
  const { country } = await readSettings(db, workspaceId);
  const keysOf = (contact: ProposedContact) => matchKeysOf(contact, country);
  const wanted = rows.flatMap(({ content }) => (content.contact ? keysOf(content.contact) : []));
  const found = wanted.length === 0 ? [] : await listKnownKeys(db, workspaceId, wanted);
  const known = new Set(found.flatMap(({ keys }) => keys));
  const barred = new Set(found.filter(({ isBarred }) => isBarred).flatMap(({ keys }) => keys));
  return {
    keysOf,
    mayBeKnown: (keys) => keys.some((key) => known.has(key)),
    isBarred: (keys) => keys.some((key) => barred.has(key)),
    remember: (keys) => {
      for (const key of keys) known.add(key);
    },
  };
}
