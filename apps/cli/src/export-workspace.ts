import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportWorkspace as endpoint } from '@threefold/contracts/exports/exports';
import { findWorkspace, openFile } from './call-server.ts';
import { CommandError } from './command-error.ts';
import type { Command } from './read-arguments.ts';

/** Writes the file as it comes in; one that breaks off ends the command with 1, so that no script takes half of it for all. */
export async function exportWorkspace(
  { connection, format, version }: Extract<Command, { name: 'export' }>,
  output: NodeJS.WritableStream,
): Promise<void> {
  const workspaceId = await findWorkspace(connection);
  const path = endpoint.path.replace(':workspaceId', workspaceId);
  const file = await openFile(connection, `${path}?format=${format}&version=${version}`);
  try {
    await pipeline(Readable.fromWeb(file), output, { end: false });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // A reader that has seen enough, such as `head`, is no mistake.
    if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw new CommandError('The export stopped before it was complete. Run it again.');
  }
}
