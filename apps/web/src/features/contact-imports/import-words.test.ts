import type { ContactImport, ImportRow } from '@threefold/contracts/contact-imports';
import { describe, expect, test } from 'vitest';
import {
  builtInWords,
  canBeUndone,
  confidenceInWords,
  fileInWords,
  headlineOf,
  isUnderWay,
  rowsCsv,
  shareDone,
  sizeInWords,
  timeLeftInWords,
} from './import-words.ts';

const none = { rows: 10, created: 0, merged: 0, unchanged: 0, skipped: 0, failed: 0 };
const withCounts = (given: Partial<ContactImport['counts']>, rest: Partial<ContactImport> = {}) =>
  anImport({ counts: { ...none, ...given }, ...rest });

describe('the headline of an import', () => {
  test.each([
    [withCounts({ created: 7 }), 'Imported 7 people'],
    [withCounts({ created: 1 }), 'Imported 1 person'],
    [withCounts({ created: 7 }, { dryRun: true }), 'Ready to import 7 people'],
    [withCounts({ merged: 2 }), 'Updated 2 people'],
    [withCounts({ unchanged: 9, failed: 1 }), 'No one new was imported'],
    [withCounts({ unchanged: 10 }), 'Everyone in this file is already here'],
    [withCounts({}, { status: 'failed' }), 'Nothing was imported'],
    [withCounts({ created: 3 }, { status: 'failed' }), 'The import stopped partway'],
    [withCounts({}, { status: 'waiting-for-mapping' }), 'Match your columns'],
  ])('%#: says what came of it', (one, headline) => {
    expect(headlineOf(one)).toBe(headline);
  });
});

test('a dry run changed nothing, so there is nothing to take back', () => {
  expect(canBeUndone(withCounts({ created: 7 }))).toBe(true);
  expect(canBeUndone(withCounts({ created: 7 }, { dryRun: true }))).toBe(false);
  expect(canBeUndone(withCounts({ unchanged: 7 }))).toBe(false);
  expect(canBeUndone(withCounts({ created: 7 }, { status: 'undone' }))).toBe(false);
});

test('progress is told by rows, by bytes while the rows are not counted, and not at all before', () => {
  const progress = { rowsDone: 5, bytesDone: 10, bytesTotal: 100, secondsLeft: null };
  expect(shareDone(withCounts({}, { progress }))).toBe(0.5);
  expect(shareDone(withCounts({ rows: 0 }, { progress }))).toBe(0.1);
  expect(shareDone(withCounts({ rows: 0 }, { progress: { ...progress, bytesDone: 0 } }))).toBeNull();
});

test('the file is told in words', () => {
  expect(fileInWords(anImport({ format: 'linkedin-connections', encoding: 'windows-1252' }))).toBe(
    'LinkedIn connections, written in Windows Western European, 10 rows',
  );
  expect(fileInWords(anImport({ format: 'xlsx', encoding: 'utf-8' }))).toBe('Excel workbook, 10 rows');
  expect(sizeInWords(400)).toBe('1 kB');
  expect(sizeInWords(12_400_000)).toBe('12 MB');
});

test('a guess says how sure it is', () => {
  const column = { column: 'x', field: 'name' as const, samples: [] };
  expect(confidenceInWords({ ...column, confidence: 1 })).toBe('matched by name');
  expect(confidenceInWords({ ...column, confidence: 0.4 })).toContain('please check');
  expect(confidenceInWords({ ...column, field: 'ignore', confidence: 0 })).toBe('not recognized');
});

test('the time left is told roughly, and not before it can be', () => {
  const withSeconds = (secondsLeft: number | null) =>
    timeLeftInWords(anImport({ progress: { rowsDone: 1, bytesDone: 1, bytesTotal: 2, secondsLeft } }));
  expect(withSeconds(null)).toBe('');
  expect(withSeconds(3)).toBe('a few seconds left');
  expect(withSeconds(42)).toBe('about 40 seconds left');
  expect(withSeconds(95)).toBe('about 2 minutes left');
});

test('an import that is being taken back is under way, whatever it was before', () => {
  const one = anImport({ takingBack: true });
  expect(isUnderWay(one)).toBe(true);
  expect(headlineOf(one)).toBe('Undoing the import …');
});

test('whoever stays is told with what was built on them, and a mere change where there is nothing else', () => {
  expect(builtInWords(['letters', 'merges', 'changes'])).toBe('a letter, a merge');
  expect(builtInWords(['changes'])).toBe('changed since');
});

/** For tests: a finished import that differs from a plain one in what is given. */
const anImport = (given: Partial<ContactImport> = {}): ContactImport => ({
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
  resumable: false,
  remarks: [],
  readings: [],
  failure: null,
  createdAt: '2026-11-24T12:00:00Z',
  finishedAt: '2026-11-24T12:00:04Z',
  ...given,
});

const row = (given: Partial<ImportRow>): ImportRow => ({
  line: 4,
  outcome: 'failed',
  reason: null,
  contactId: null,
  name: null,
  conflicts: [],
  ...given,
});

test('a name with a comma and quotes comes through a spreadsheet whole', () => {
  expect(rowsCsv([row({ name: 'Ruth "Ruthie" Abernathy, MD', reason: 'no e-mail' })])).toBe(
    '\uFEFFLine,Outcome,Name,Reason\r\n4,failed,"Ruth ""Ruthie"" Abernathy, MD",no e-mail\r\n',
  );
});

test('a cell that begins like a formula is text', () => {
  expect(rowsCsv([row({ name: '=HYPERLINK("x")' })])).toContain(`"'=HYPERLINK(""x"")"`);
});
