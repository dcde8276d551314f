import type { ContactImport } from '@threefold/contracts/contact-imports';

/** For tests: a finished import that differs from a plain one in what is given. */
export const anImport = (given: Partial<ContactImport> = {}): ContactImport => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  version: 1,
  fileName: 'Connections.csv',
  bytes: 1200,
  status: 'done',
  dryRun: false,
  format: 'linkedin-connections',
  encoding: 'utf-8',
  mapping: null,
  columns: null,
  counts: { rows: 10, created: 10, merged: 0, unchanged: 0, skipped: 0, failed: 0 },
  progress: { rowsDone: 10, bytesDone: 1200, bytesTotal: 1200, secondsLeft: null },
  takingBack: false,
  remarks: [],
  failure: null,
  createdAt: '2026-11-24T12:00:00Z',
  finishedAt: '2026-11-24T12:00:04Z',
  ...given,
});
