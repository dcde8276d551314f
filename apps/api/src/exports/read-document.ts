import { createReadStream } from 'node:fs';
import { accountDocumentFormat } from '@threefold/contracts/account';
import { type ExportedName, type ExportedTable, exportedTables } from '@threefold/contracts/exported-tables';
import { exportDocument } from '@threefold/contracts/exports';
import { createJsonSplitter } from '@threefold/domain/exports/split-json';
import { z } from 'zod';
import { Problem } from '../platform/problem.ts';

/** One row as the file has it, checked against the schema of its table. */
export type FileRow = { table: ExportedName; row: Record<string, unknown> };
export type DocumentHead = z.output<typeof head>;

const head = exportDocument.omit({ tables: true });
const whole = head.extend({ tables: z.record(z.string(), z.array(z.never())) });
const ofAccount = z.object({ format: z.literal(accountDocumentFormat), workspaces: z.array(whole) });

/** Goes through the whole file; whatever is wrong with it is thrown with its place, before anything has changed. */
export async function checkDocument(path: string): Promise<DocumentHead> {
  const counts = new Map<string, number>();
  const { rest, workspaces } = await readPieces(path, (piece) => {
    const index = counts.get(piece.table) ?? 0;
    counts.set(piece.table, index + 1);
    const place = `${piece.table}[${index}]`;
    if (!isKnown(piece.table)) throw unreadable(place, 'is a table that this version does not know');
    const table: ExportedTable = exportedTables[piece.table];
    const checked = table.row.safeParse(rowOf(table, piece.text));
    if (checked.success) return;
    const [issue] = checked.error.issues;
    throw unreadable([place, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is not valid');
  });
  if (workspaces > 1)
    throw new Problem(
      'rule-broken',
      'This file holds several searches. Take one of its "workspaces" out and send that.',
      {
        code: 'several-workspaces',
      },
    );
  return readHead(rest);
}

/** The rows once more, in the order of the file. The file was checked. */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const splitter = createJsonSplitter();
  for await (const text of createReadStream(path, { encoding: 'utf8' })) {
    for (const piece of splitter.feed(String(text)) ?? []) {
      if (!isKnown(piece.table)) continue;
      const row = rowOf(exportedTables[piece.table], piece.text);
      if (isRecord(row)) yield { table: piece.table, row };
    }
  }
}

async function readPieces(path: string, look: (piece: { table: string; text: string }) => void) {
  const splitter = createJsonSplitter();
  let workspaces = 1;
  for await (const text of createReadStream(path, { encoding: 'utf8' })) {
    const pieces = splitter.feed(String(text).replace(/^\uFEFF/, ''));
    if (pieces === null) throw notAnExport();
    for (const piece of pieces) {
      workspaces = Math.max(workspaces, piece.workspace + 1);
      look(piece);
    }
  }
  return { rest: splitter.rest(), workspaces };
}

function readHead(rest: string): DocumentHead {
  const value = parsed(rest);
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
function rowOf({ absent }: ExportedTable, text: string): unknown {
  const row = parsed(text);
  return absent && isRecord(row) ? { ...absent, ...row } : row;
}

/** Undefined for what is no JSON: no schema takes it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
