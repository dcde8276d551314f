import type {
  answerProposal as answerProposalEndpoint,
  ImportRow,
} from '@threefold/contracts/contact-imports';
import type { Contact } from '@threefold/contracts/contacts';
import { readProposals, writeProposals } from '@threefold/domain/contact-imports/referral-seeds';
import type { z } from 'zod';
import { createContact } from '../contacts/create-contact.ts';
import { findContact } from '../contacts/find-contact.ts';
import { findSameContact } from '../contacts/find-same-contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport } from './contact-imports-queries.ts';
import { importRowOfRow } from './import-of-row.ts';
import { listKnownContacts } from './imported-contacts-queries.ts';
import { explain, link, nameKey } from './link-referrers.ts';
import { findRow, saveReason } from './link-referrers-queries.ts';

type Answer = z.output<typeof answerProposalEndpoint.body> & { importId: string };

/** The seeker says whether somebody whom a note names made the introduction; a yes is an edge that goes with the import. */
export async function answerProposal(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, line, name, isReferrer, ...whom }: Answer,
): Promise<ImportRow> {
  const one = await findImport(db, scope.workspaceId, { importId });
  if (!one) throw notFound('import');
  const row = await findRow(db, scope.workspaceId, { importId, line });
  if (!row) throw notFound('row of this import');
  const { proposals, rest } = readProposals(row.reason ?? '');
  if (one.dryRun || one.status !== 'done' || row.contactId === null)
    throw new Problem('conflict', 'This row brought nobody in, so nobody can have referred them.');
  // Answered before: the second click of one answer.
  if (!proposals.some((proposal) => proposal.name === name)) return importRowOfRow(row);
  const others = writeProposals(proposals.filter((proposal) => proposal.name !== name));
  const proposed = { contactId: row.contactId, name, importId, fileName: one.fileName, ...whom };
  const told = isReferrer ? await linkNamed(db, scope, proposed) : '';
  const reason = [rest, told, others].filter(Boolean).join('; ') || null;
  await saveReason(db, scope.workspaceId, { importId, line, reason });
  return importRowOfRow({ ...row, reason });
}

type Proposed = Pick<Answer, 'name' | 'importId' | 'referrerId' | 'referrer'> & {
  contactId: string;
  fileName: string;
};

type Named = Pick<Contact, 'id' | 'givenName' | 'familyName'>;

async function linkNamed(db: WorkspaceTransaction, scope: Scope, proposed: Proposed): Promise<string> {
  const { contactId, name, importId, fileName } = proposed;
  const referrer = (await chosenReferrer(db, scope, proposed)) ?? (await onlyOneCalled(db, scope, proposed));
  await link(db, scope, { contactId, referrer, importId, fileName });
  return explain(name, [referrer]);
}

/** Whom the seeker chose, or adds; null where they leave it to the name. */
async function chosenReferrer(
  db: WorkspaceTransaction,
  scope: Scope,
  { referrerId, referrer, fileName }: Proposed,
): Promise<Named | null> {
  if (referrerId !== undefined) return findContact(db, scope, referrerId);
  if (referrer === undefined) return null;
  const known = await findSameContact(db, scope, referrer);
  if (known) return findContact(db, scope, known);
  const source = { kind: 'import' as const, label: fileName };
  return (await createContact(db, scope, { ...referrer, source })).value;
}

async function onlyOneCalled(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { contactId, name }: Proposed,
): Promise<Named> {
  const key = nameKey(name);
  const known = await listKnownContacts(db, workspaceId, { keys: [key], lock: false });
  const called = known.filter(
    ({ id, deletedAt, matchKeys }) => deletedAt === null && id !== contactId && matchKeys.includes(key),
  );
  const [referrer] = called;
  if (!referrer)
    throw new Problem('rule-broken', `Nobody here is called ${name}. Choose who is meant, or add them.`, {
      code: 'referrer-unknown',
    });
  if (called.length > 1)
    throw new Problem(
      'rule-broken',
      `${called.length} people are called ${name}. Choose the one who is meant.`,
      {
        code: 'referrer-ambiguous',
      },
    );
  return referrer;
}
