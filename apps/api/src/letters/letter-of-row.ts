import type { Letter } from '@threefold/contracts/letters';
import { displayName } from '@threefold/domain/contacts/names';
import type { LetterRow } from './letters-queries.ts';

export function letterOfRow(row: LetterRow): Letter {
  return {
    id: row.id,
    version: row.version,
    contactId: row.contactId,
    contactName: displayName(row),
    kind: row.kind,
    templateId: row.templateId,
    subject: row.subject,
    body: row.body,
    promiseAt: row.promiseAt,
    promiseTimeZone: row.promiseTimeZone,
    status: row.status,
    via: row.via,
    to: row.toAddress,
    meetingId: row.meetingId,
    referralId: row.referralId,
    queuedAt: row.queuedAt,
    sentAt: row.sentAt,
    messageId: row.messageId,
    failure: row.failure,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}
