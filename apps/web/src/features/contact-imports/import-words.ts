// An import in the words of the screens.
import type {
  ContactImport,
  ImportColumn,
  ImportObstacle,
  ImportOutcome,
  ImportRow,
} from '@threefold/contracts/contact-imports';
import { encodingInWords } from '@threefold/domain/contact-imports/import-files';
import { fieldNames, labelOf } from '@threefold/domain/contacts/contact-fields';
import { type ImportField, importedAs } from '@threefold/domain/contacts/import-fields';
import { counted, formatNumber } from '../../shared/time/conventions.ts';

export const count = counted;
export const people = (number: number): string => count(number, 'person', 'people');
const rows = (number: number): string => count(number, 'row', 'rows');

const formats: Record<string, string> = {
  'linkedin-connections': 'LinkedIn connections',
  'google-contacts': 'Google Contacts',
  outlook: 'Outlook contacts',
  hubspot: 'HubSpot contacts',
  salesforce: 'Salesforce report',
  vcard: 'Address book (vCard)',
  ldif: 'Address book (LDIF)',
  nicknames: 'Email nicknames',
  xlsx: 'Excel workbook',
  'plain-csv': 'Custom CSV',
  threefold: 'Threefold export',
};

/** "LinkedIn connections, 4,012 rows"; what is not known yet is left out. */
export const fileInWords = ({ format, encoding, counts }: ContactImport): string =>
  [
    format ? (formats[format] ?? format) : '',
    // A workbook has one encoding only, which nobody chose.
    encoding && format !== 'xlsx' ? `written in ${encodingInWords(encoding)}` : '',
    counts.rows > 0 ? rows(counts.rows) : '',
  ]
    .filter(Boolean)
    .join(', ');

/** "3 kB", "12 MB". */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(Math.round(bytes / 1_000_000))} MB`;

export const isUnderWay = ({ status, takingBack }: Pick<ContactImport, 'status' | 'takingBack'>): boolean =>
  takingBack || status === 'queued' || status === 'reading' || status === 'importing';

/** "about 40 seconds left", "about 3 minutes left"; empty while nobody can tell. */
export const timeLeftInWords = ({ progress: { secondsLeft } }: ContactImport): string => {
  if (secondsLeft === null) return '';
  if (secondsLeft < 10) return 'a few seconds left';
  if (secondsLeft < 90) return `about ${Math.round(secondsLeft / 10) * 10} seconds left`;
  return `about ${count(Math.round(secondsLeft / 60), 'minute', 'minutes')} left`;
};

/** Taking back makes sense where somebody was added or filled in for real. */
export const canBeUndone = ({ status, dryRun, counts }: ContactImport): boolean =>
  (status === 'done' || status === 'failed') && !dryRun && counts.created + counts.merged > 0;

/** From 0 to 1; null while nothing can be told. */
export const shareDone = ({ counts, progress }: ContactImport): number | null => {
  if (counts.rows > 0) return Math.min(1, progress.rowsDone / counts.rows);
  return progress.bytesTotal > 0 && progress.bytesDone > 0
    ? Math.min(1, progress.bytesDone / progress.bytesTotal)
    : null;
};

const finishedInWords = ({ dryRun, counts: { created, merged, failed } }: ContactImport): string => {
  if (created > 0) return dryRun ? `Ready to import ${people(created)}` : `Imported ${people(created)}`;
  if (merged === 0 && failed > 0) return dryRun ? 'No one new to import' : 'No one new was imported';
  if (merged === 0) return 'Everyone in this file is already here';
  return dryRun ? `Ready to update ${people(merged)}` : `Updated ${people(merged)}`;
};

/** Where the import stands, as the headline of its page. */
export const headlineOf = (one: ContactImport): string => {
  if (one.takingBack) return 'Undoing the import …';
  switch (one.status) {
    case 'queued':
    case 'reading':
      return 'Reading your file …';
    case 'waiting-for-mapping':
      return 'Match your columns';
    case 'importing':
      return one.dryRun ? 'Checking your file …' : 'Importing …';
    case 'undone':
      return 'Import undone';
    case 'failed':
      return canBeUndone(one) ? 'The import stopped partway' : 'Nothing was imported';
    case 'done':
      return finishedInWords(one);
  }
};

type Words = { label: string; done: string; tried: string };

/** `done` and `tried` end a sentence about a number of rows. */
export const outcomeWords: Record<ImportOutcome, Words> = {
  created: { label: 'New', done: 'added', tried: 'to be added' },
  merged: {
    label: 'Updated',
    done: 'updated',
    tried: 'to be updated',
  },
  unchanged: {
    label: 'No change',
    done: 'already here, not changed',
    tried: 'already here, no change',
  },
  skipped: { label: 'Skipped', done: 'skipped', tried: 'to be skipped' },
  failed: { label: 'Failed', done: 'failed', tried: 'can’t be imported' },
};

const besideWords: Partial<Record<ImportField, string>> = {
  name: 'Full name',
  referredBy: 'Referred by',
  connectedOn: 'Connected on',
  relation: 'Someone they know',
  threefoldId: 'Threefold ID',
  ignore: 'Skip this column',
  extra: 'Keep as extra info',
};

/** A column that a file can have, or a field that it contradicts; what has no words here goes by its name. */
const words = new Map<string, string>([
  ...Object.entries(besideWords),
  ...fieldNames.map((field): [string, string] => [importedAs(field), labelOf(field)]),
]);
export const fieldInWords = (field: string): string => words.get(field) ?? field;

/** How sure the guess of a column is. */
export const confidenceInWords = ({ confidence }: ImportColumn): string => {
  if (confidence === 0) return 'not recognized';
  if (confidence >= 1) return 'matched by name';
  return confidence >= 0.5 ? 'matched by contents' : 'best guess, please check';
};

const builtWords: Record<ImportObstacle, string> = {
  letters: 'a letter',
  calls: 'a call',
  meetings: 'a meeting',
  referrals: 'a referral',
  findings: 'a finding',
  research: 'a research answer',
  comments: "a coach's comment",
  proposals: "a coach's proposal",
  merges: 'a merge',
  changes: 'changed since',
};

/** What was built on somebody, or that they were changed, where that is all. */
export const builtInWords = (built: readonly ImportObstacle[]): string => {
  const most = built.length > 1 ? built.filter((one) => one !== 'changes') : built;
  return most.map((one) => builtWords[one]).join(', ');
};

// What became of each row, as a table for a spreadsheet.

/** A cell that a spreadsheet would run as a formula is kept as text by a quote before it. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  const text = typeof value === 'string' ? guarded(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With a byte order mark, without which Excel reads names in the wrong encoding. */
export const rowsCsv = (rows: readonly ImportRow[]): string => {
  const lines = rows.map(({ line, outcome, name, reason }) =>
    [line, outcome, name, reason].map(cell).join(','),
  );
  return `\uFEFF${['Line,Outcome,Name,Reason', ...lines].join('\r\n')}\r\n`;
};
