import { displayName } from '@threefold/domain/contacts/names';
import { splitName } from '@threefold/domain/contacts/split-name';
import { splitValues } from '@threefold/domain/exports/joined-values';
import { storedMatchKeys } from '../contacts/contact-columns.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { nameReferral } from '../referrals/name-referral.ts';
import { listKnownContacts } from './imported-contacts-queries.ts';
import { listLabelledRows, saveReason } from './link-referrers-queries.ts';

/** Marks the referrals that an import made, so that they go with it when it is taken back. */
export function referralMark(importId: string): string {
  return `import ${importId}`;
}

/**
 * Whom a file names as referrer becomes one where exactly one person has that name; otherwise the name stays beside the
 * contact, and the row says so. Works on the rows after line `after`; answers the last line it saw, null when there are no more.
 */
export async function linkReferrers(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, fileName, after }: { importId: string; fileName: string; after: number },
): Promise<number | null> {
  const rows = await listLabelledRows(db, scope.workspaceId, { importId, after, limit: 100 });
  const keys = [...new Set(rows.flatMap(({ label }) => splitValues(label).map(nameKey)))];
  const known = await listKnownContacts(db, scope.workspaceId, { keys, lock: false });
  for (const row of rows) {
    const reasons = [row.reason];
    for (const label of splitValues(row.label)) {
      const named = known.filter(
        (person) =>
          person.deletedAt === null &&
          person.id !== row.contactId &&
          person.matchKeys.includes(nameKey(label)),
      );
      const [referrer] = named;
      if (named.length === 1 && referrer)
        await link(db, scope, { contactId: row.contactId, referrer, importId, fileName });
      reasons.push(explain(label, named));
    }
    const reason = reasons.filter(Boolean).join('; ');
    await saveReason(db, scope.workspaceId, { importId, line: row.line, reason });
  }
  return rows.at(-1)?.line ?? null;
}

type Link = { contactId: string; referrer: { id: string }; importId: string; fileName: string };

/** A file does not say on which terms a name was given, so none are assumed. */
export async function link(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, referrer, importId, fileName }: Link,
): Promise<void> {
  await nameReferral(db, scope, {
    fromContactId: referrer.id,
    contactId,
    terms: 'name-only',
    note: `From ${fileName}`,
    hash: referralMark(importId),
  });
}

/** What the row says of the one whom the file names as referrer; `named`: all who are called so. */
export function explain(
  label: string,
  named: readonly { givenName: string | null; familyName: string | null }[],
): string {
  const [referrer] = named;
  if (named.length > 1)
    return `${named.length} people are called ${label}: the referrer is kept beside the contact`;
  if (!referrer) return `nobody is called ${label}: the referrer is kept beside the contact`;
  return `referred by ${displayName(referrer)}`;
}

export function nameKey(label: string): string {
  const { givenName, familyName } = splitName(label);
  const nobody = { linkedinUrl: null, organization: null, emails: [], phones: [] };
  const keys = storedMatchKeys({ ...nobody, givenName: givenName ?? '', familyName: familyName ?? '' });
  return keys.at(-1) ?? 'name:';
}
