import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ContactImport,
  continueImport,
  getImport,
  type ImportRow,
  listImportRows,
  startImport,
} from '@threefold/contracts/contact-imports';
import { callServer, findWorkspace } from './call-server.ts';
import { CommandError, ServerAway } from './command-error.ts';
import type { Command, Connection } from './read-arguments.ts';

type ImportCommand = Extract<Command, { name: 'import' }>;
export type Terminal = {
  print: (line: string) => void;
  /** Overwrites itself, and only where somebody looks on. */
  showProgress: (line: string) => void;
  input: NodeJS.ReadableStream;
  /** Where relative paths begin. */
  folder: string;
};
type Place = { connection: Connection; workspaceId: string };

/** Uploads a file from the disk, waits for the worker and says what became of the rows. Throws when the import failed. */
export async function importContacts(command: ImportCommand, terminal: Terminal): Promise<void> {
  const place = { connection: command.connection, workspaceId: await findWorkspace(command.connection) };
  const started =
    command.file === '-'
      ? await uploadInput(place, command, terminal)
      : await uploadFile(place, command, {
          path: resolve(terminal.folder, command.file),
          name: basename(command.file),
        });
  const read = await wait(place, started, terminal);
  await report(place, await chooseReading(place, command, { read, terminal }), terminal);
}

/** Goes on in the encoding that was named, where the file may be read in two ways. */
async function chooseReading(
  place: Place,
  { encoding, mapping }: ImportCommand,
  { read, terminal }: { read: ContactImport; terminal: Terminal },
): Promise<ContactImport> {
  if (encoding === null) return read;
  if (read.readings.length === 0) {
    if (read.encoding !== null && read.encoding !== encoding)
      terminal.print(`The letters of this file are read as ${read.encoding}; there was no other to choose.`);
    return read;
  }
  const continued = await callServer(place.connection, continueImport, {
    params: { workspaceId: place.workspaceId, importId: read.id },
    body: { encoding, ...(mapping && { mapping }) },
  });
  return wait(place, continued, terminal);
}

async function uploadInput(place: Place, command: ImportCommand, terminal: Terminal): Promise<ContactImport> {
  const folder = await mkdtemp(join(tmpdir(), 'threefold-'));
  try {
    const path = join(folder, 'input');
    await pipeline(terminal.input, createWriteStream(path));
    return await uploadFile(place, command, { path, name: 'standard input' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function uploadFile(
  { connection, workspaceId }: Place,
  { dryRun, mapping }: ImportCommand,
  { path, name }: { path: string; name: string },
): Promise<ContactImport> {
  const form = new FormData();
  form.append('id', randomUUID());
  form.append('dryRun', String(dryRun));
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  form.append('file', await openFile(path, name), name);
  return callServer(connection, startImport, { params: { workspaceId }, form });
}

/** A blob that is read from the disk while it is sent. */
async function openFile(path: string, name: string): Promise<Blob> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    throw new CommandError(
      found.code === 'ENOENT' ? `There is no file "${name}".` : `"${name}" cannot be read (${found.code}).`,
    );
  if (found.isDirectory()) throw new CommandError(`"${name}" is a folder. Name the file in it.`);
  return openAsBlob(path).catch(() => {
    throw new CommandError(`"${name}" cannot be read.`);
  });
}

const endings = new Set(['done', 'failed', 'waiting-for-mapping', 'undone']);
const patience = 120_000;

async function wait(place: Place, started: ContactImport, terminal: Terminal): Promise<ContactImport> {
  const params = { workspaceId: place.workspaceId, importId: started.id };
  let current = started;
  let queuedFor = 0;
  for (let pause = 100; !endings.has(current.status); pause = Math.min(pause * 1.5, 1_000)) {
    await sleep(pause);
    current = await persist(() => callServer(place.connection, getImport, { params }));
    terminal.showProgress(progressOf(current));
    queuedFor = current.status === 'queued' ? queuedFor + pause : 0;
    if (queuedFor > patience)
      throw new CommandError(
        'The file was uploaded, but nothing is processing it. Check that the worker is running.',
      );
  }
  terminal.showProgress('');
  return current;
}

function progressOf({ status, progress, counts }: ContactImport): string {
  const left = progress.secondsLeft === null ? '' : `, about ${progress.secondsLeft} s left`;
  return `${status}: ${progress.rowsDone} of ${counts.rows} rows${left}`;
}

/** The import goes on in the worker while the server restarts, so one that is away is given half a minute. */
async function persist<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ServerAway) || attempt === 30) throw error;
      await sleep(1_000);
    }
  }
}

async function report(place: Place, ended: ContactImport, { print }: Terminal): Promise<void> {
  const { rows, created, merged, unchanged, skipped, failed } = ended.counts;
  if (ended.status === 'waiting-for-mapping') throw whatToSay(ended, print);
  if (rows > 0) {
    const would = ended.dryRun ? 'Dry run: nothing was changed. ' : '';
    print(
      `${would}${rows} rows: ${created} created, ${merged} merged, ${unchanged} unchanged, ${skipped} skipped, ${failed} failed.`,
    );
  }
  if (failed > 0) for await (const row of failedRows(place, ended.id)) print(describe(row));
  if (ended.status !== 'done') throw new CommandError(ended.failure ?? 'The import was undone.');
}

/** Prints what the import waits for. */
function whatToSay({ readings, columns }: ContactImport, print: Terminal['print']): CommandError {
  if (readings.length > 0) {
    print('The letters of this file may be read in two ways:');
    for (const { encoding, samples } of readings) print(`  ${encoding}: ${samples.join(' | ')}`);
    return new CommandError(
      `Nothing was imported yet. Use --encoding with the right one, such as --encoding ${readings[0]?.encoding}, or save the file as UTF-8.`,
      3,
    );
  }
  print('These columns were found:');
  for (const { column, field, samples } of columns ?? [])
    print(`  ${column}: ${field === 'extra' ? 'not known' : `perhaps ${field}`} (${samples.join(' | ')})`);
  return new CommandError(
    'Nothing was imported yet because the columns aren’t clear. Use --mapping "COLUMN=name".',
    3,
  );
}

async function* failedRows({ connection, workspaceId }: Place, importId: string): AsyncGenerator<ImportRow> {
  let cursor: string | undefined;
  do {
    const page = await callServer(connection, listImportRows, {
      params: { workspaceId, importId },
      query: { outcome: 'failed', limit: 200, ...(cursor !== undefined && { cursor }) },
    });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function describe({ line, reason, name }: ImportRow): string {
  return `  line ${line}: ${reason ?? 'no reason given'}${name ? ` (${name})` : ''}`;
}
