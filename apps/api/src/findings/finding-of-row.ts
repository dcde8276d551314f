import type { Finding } from '@threefold/contracts/findings';
import type { FindingRow } from './findings-queries.ts';

export function findingOfRow(row: FindingRow): Finding {
  return {
    id: row.id,
    version: row.version,
    meetingId: row.meetingId,
    contactId: row.contactId,
    kind: row.kind,
    text: row.text,
    couldHelp: row.couldHelp,
    industry: row.industry,
    mergedInto: row.mergedInto,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}
