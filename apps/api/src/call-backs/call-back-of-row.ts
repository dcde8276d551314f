import type { CallBack } from '@threefold/contracts/call-backs';
import { displayName } from '@threefold/domain/contacts/names';
import type { CallBackRow } from './call-backs-queries.ts';

export function callBackOfRow(row: CallBackRow): CallBack {
  return {
    id: row.id,
    version: row.version,
    contactId: row.contactId,
    contactName: displayName(row),
    letterId: row.letterId,
    dueAt: row.dueAt,
    timeZone: row.timeZone,
    attempt: row.attempt,
    status: row.status,
    outcome: row.outcome,
    outcomeAt: row.outcomeAt,
    note: row.note,
    promised: row.promised,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
