import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type ExportedName,
  type ExportedTable,
  exportedTables,
} from '@threefold/contracts/exports/exported-tables';
import { accountDocumentFormat, exportDocument } from '@threefold/contracts/exports/exports';
import type { FastifyRequest } from 'fastify';
import { getManyValues, isMany, none } from 'stream-chain/defs.js';
import Assembler from 'stream-json/core/assembler.js';
import { jsonParser, type Token } from 'stream-json/core/parser.js';
import { z } from 'zod';
import { Problem } from '../platform/problem.ts';

/** One row as the file has it, checked against the schema of its table. */
export type FileRow = { table: ExportedName; row: Record<string, unknown> };
type DocumentHead = z.output<typeof head>;

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
      'This file has more than one search. Send one of its "workspaces" by itself.',
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
    'This isn’t a complete Threefold export (the JSON file, or everything.json from the archive), or it was cut off. To add a contact list, use Import.',
    { code: 'not-an-export' },
  );
}

function unreadable(path: string, message: string): Problem {
  return new Problem(
    'rule-broken',
    `The export can’t be restored: ${path} ${message}. Nothing was changed.`,
    {
      code: 'export-unreadable',
      errors: [{ path, message }],
    },
  );
}

// An export of any size is taken apart into its rows while it streams by, however it is laid out; what is left, with its tables empty,
// is small.

export type DocumentRow = {
  /** Which of several workspaces; 0 where the document is one. */
  workspace: number;
  table: string;
  row: unknown;
};
type DocumentSplitter = {
  /** Throws at what is no JSON, and at what is larger or deeper than anything that an export holds. */
  feed: (text: string) => DocumentRow[];
  /** The document without its rows. Throws where its end is missing. */
  end: () => unknown;
};

const longestRow = 16_777_216;
const longestRest = 1_048_576;
const deepestRow = 100;

export function createDocumentSplitter(): DocumentSplitter {
  const parse = jsonParser({ streamValues: false });
  const rest = new Assembler();
  let table: Omit<DocumentRow, 'row'> | null = null;
  let row: Assembler | null = null;
  let restLength = 0;
  let sinceLastRow = 0;

  function take(token: Token): DocumentRow | null {
    if (table === null || (row === null && token.name === 'endArray')) {
      takeRest(token);
      return null;
    }
    row ??= new Assembler();
    row.consume(token);
    if (row.depth > deepestRow) throw new Error('A row is too deep.');
    if (!row.done) return null;
    const taken = { ...table, row: row.current };
    row = null;
    sinceLastRow = 0;
    return taken;
  }

  function takeRest(token: Token): void {
    rest.consume(token);
    restLength += 'value' in token ? String(token.value).length : 1;
    if (restLength > longestRest || rest.depth > deepestRow)
      throw new Error('What is beside the rows is too long.');
    if (token.name === 'startArray' || token.name === 'endArray') table = tableAt(rest);
  }

  function takeAll(parsed: unknown): DocumentRow[] {
    // The parser answers several tokens at once, or `none`.
    const tokens = isMany(parsed) ? (getManyValues(parsed) as Token[]) : [];
    return tokens.flatMap((token) => take(token) ?? []);
  }

  return {
    feed: (text) => {
      sinceLastRow += text.length;
      const rows = takeAll(parse(text));
      if (sinceLastRow > longestRow) throw new Error('A row is too long.');
      return rows;
    },
    end: () => {
      // So the parser's own pipelines tell it that nothing more comes; its type knows of texts only.
      takeAll(parse(none as never));
      if (!rest.done) throw new Error('The end is missing.');
      return rest.current;
    },
  };
}

/** An array of `tables`, of the document itself or of one of its `workspaces`. */
function tableAt({ current, path }: Assembler): Omit<DocumentRow, 'row'> | null {
  if (!Array.isArray(current)) return null;
  const [first, workspace, tables, name] = path;
  if (path.length === 2 && first === 'tables') return { workspace: 0, table: String(workspace) };
  const isOfWorkspace = path.length === 4 && first === 'workspaces' && tables === 'tables';
  return isOfWorkspace ? { workspace: Number(workspace), table: String(name) } : null;
}

const largest = 2_147_483_648;

/**
 * Takes the body to a file of its own and runs `work` on it; the file is gone afterwards. So a slow sender holds no connection
 * to the database, and a file that is cut on its way changes nothing.
 */
export async function withDocument<Result>(
  request: FastifyRequest,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(json|[\w.-]+\+json)\b/i.test(type))
    throw new Problem('wrong-type', 'Send the export as it is, with the content type application/json.');
  const folder = await mkdtemp(join(tmpdir(), 'threefold-restore-'));
  try {
    const path = join(folder, 'export.json');
    await receive(request, path);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: FastifyRequest, path: string): Promise<void> {
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > largest ? tooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(request.raw, measure, createWriteStream(path));
  } catch (error) {
    throw error instanceof Problem ? error : broken(error);
  }
  if (bytes === 0) throw new Problem('malformed', 'The file is empty. Export everything again.');
}

function tooLarge(): Problem {
  return new Problem('too-large', 'The file is larger than 2 GiB, which no export of one search is.');
}

function broken(error: unknown): Problem {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new Problem('unavailable', 'The server doesn’t have room for this file right now.');
  return new Problem('malformed', 'The upload ended before the file was complete. Send it again.');
}
