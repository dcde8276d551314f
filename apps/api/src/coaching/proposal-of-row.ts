import type { Proposal, ProposedContact } from '@threefold/contracts/proposals';
import { displayName } from '@threefold/domain/contacts/names';
import type { Scope } from '../platform/scope.ts';
import type { ProposalView } from './proposals-queries.ts';

export function proposalOfRow(row: ProposalView, { userId }: Scope): Proposal {
  const { contact, action } = row.content;
  return {
    id: row.id,
    kind: row.kind,
    authorName: row.authorName,
    isMine: row.authorId === userId,
    note: row.note,
    batchId: row.batchId,
    fileName: row.fileName,
    contact: contact ? personOf(contact) : null,
    action: action
      ? { text: action.text, contactId: action.contactId ?? null, contactName: nameOf(row) }
      : null,
    status: row.status,
    result: row.outcome && { outcome: row.outcome, contactId: row.resultContactId },
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
  };
}

function personOf(contact: ProposedContact): NonNullable<Proposal['contact']> {
  const { givenName = '', familyName = '', emails = [], phones = [], tags = [] } = contact;
  return {
    name: displayName({ givenName, familyName, emails }),
    title: contact.title ?? null,
    organization: contact.organization ?? null,
    emails,
    phones: phones.map(({ typed }) => typed),
    linkedinUrl: contact.linkedinUrl ?? null,
    tags,
    notes: contact.notes ?? null,
  };
}

function nameOf({ aboutGivenName, aboutFamilyName, aboutEmails }: ProposalView): string | null {
  if (aboutEmails === null) return null;
  return displayName({
    givenName: aboutGivenName ?? '',
    familyName: aboutFamilyName ?? '',
    emails: aboutEmails,
  });
}
