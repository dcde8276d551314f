import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { restoreExport as endpoint } from '@threefold/contracts/exports/exports';
import { callServer, findWorkspace } from './call-server.ts';
import { CommandError } from './command-error.ts';
import type { Command } from './read-arguments.ts';

type Terminal = { print: (line: string) => void; folder: string };

/** Sends an export of everything back and says what came of it. */
export async function restoreExport(
  { connection, file }: Extract<Command, { name: 'restore' }>,
  { print, folder }: Terminal,
): Promise<void> {
  const path = resolve(folder, file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new CommandError(`There is no file "${basename(file)}".`);
  const workspaceId = await findWorkspace(connection);
  const { tables, restored, kept } = await callServer(connection, endpoint, {
    params: { workspaceId },
    file: await openAsBlob(path),
  });
  for (const [table, counts] of Object.entries(tables))
    print(
      `${table.padEnd(22)}${String(counts.restored).padStart(8)} restored${counts.kept > 0 ? `, ${counts.kept} already here` : ''}`,
    );
  print(`${restored} rows restored, ${kept} already here and unchanged.`);
}
