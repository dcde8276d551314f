import { createReadStream } from 'node:fs';
import {
  type ExportedName,
  type ExportedTable,
  exportedTables,
} from '@threefold/contracts/exports/exported-tables';
import { accountDocumentFormat, exportDocument } from '@threefold/contracts/exports/exports';
import { z } from 'zod';
import { Problem } from '../platform/problem.ts';
import { createDocumentSplitter, type DocumentRow } from './split-document.ts';

/** One row as the file has it, checked against the schema of its table. */
export type FileRow = { table: ExportedName; row: Record<string, unknown> };
export type DocumentHead = z.output<typeof head>;

const head = exportDocument.omit({ tables: true });
const whole = head.extend({ tables: z.record(z.string(), z.array(z.never())) });
const ofAccount = z.object({ format: z.literal(accountDocumentFormat), workspaces: z.array(whole) });

/** Goes through the whole file; whatever is wrong with it is thrown with its place, before anything has changed. */
export async function checkDocument(path: string): Promise<DocumentHead> {
  const counts = new Map<string, number>();
  let workspaces = 1;
  const rest = await splitDocument(path, ({ workspace, table, row }) => {
    workspaces = Math.max(workspaces, workspace + 1);
    const index = counts.get(table) ?? 0;
    counts.set(table, index + 1);
    const place = `${table}[${index}]`;
    if (!isKnown(table)) throw unreadable(place, 'is a table that this version does not know');
    const known: ExportedTable = exportedTables[table];
    const checked = known.row.safeParse(rowOf(known, row));
    if (checked.success) return;
    const [issue] = checked.error.issues;
    throw unreadable([place, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is not valid');
  });
  if (workspaces > 1)
    throw new Problem(
      'rule-broken',
      'This file holds several searches. Take one of its "workspaces" out and send that.',
      { code: 'several-workspaces' },
    );
  return readHead(rest);
}

/** The rows once more, in the order of the file. The file was checked. */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const splitter = createDocumentSplitter();
  for await (const text of readTexts(path)) {
    for (const { table, row: given } of splitter.feed(text)) {
      if (!isKnown(table)) continue;
      const row = rowOf(exportedTables[table], given);
      if (isRecord(row)) yield { table, row };
    }
  }
}

/** Answers what is beside the rows. */
async function splitDocument(path: string, look: (row: DocumentRow) => void): Promise<unknown> {
  const splitter = createDocumentSplitter();
  for await (const text of readTexts(path)) for (const row of orRefuse(() => splitter.feed(text))) look(row);
  return orRefuse(splitter.end);
}

async function* readTexts(path: string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    yield isFirst ? String(piece).replace(/^\uFEFF/, '') : String(piece);
    isFirst = false;
  }
}

function orRefuse<Result>(read: () => Result): Result {
  try {
    return read();
  } catch {
    throw notAnExport();
  }
}

function readHead(value: unknown): DocumentHead {
  const account = ofAccount.safeParse(value);
  const [only] = account.success ? account.data.workspaces : [];
  const document = whole.safeParse(only ?? value);
  if (document.success) return document.data;
  const [issue] = document.error.issues;
  if (issue?.path[0] === 'format' || !isRecord(value)) throw notAnExport();
  throw unreadable(issue?.path.join('.') ?? 'the file', issue?.message ?? 'is not valid');
}

function isKnown(table: string): table is ExportedName {
  return Object.hasOwn(exportedTables, table);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An export from before a column came says nothing of it, and comes back all the same. */
function rowOf({ absent }: ExportedTable, row: unknown): unknown {
  return absent && isRecord(row) ? { ...absent, ...row } : row;
}

function notAnExport(): Problem {
  return new Problem(
    'rule-broken',
    'This is not a whole export of everything (the JSON file; of an archive the everything.json in it), or it was cut. A list of contacts goes to the imports.',
    { code: 'not-an-export' },
  );
}

function unreadable(path: string, message: string): Problem {
  return new Problem(
    'rule-broken',
    `The export cannot be brought back: ${path} ${message}. Nothing was changed.`,
    {
      code: 'export-unreadable',
      errors: [{ path, message }],
    },
  );
}
