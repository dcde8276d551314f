import { loadSampleNetwork, removeSampleNetwork } from '@threefold/contracts/sample-network';
import { callServer, findWorkspace } from './call-server.ts';
import type { Command } from './read-arguments.ts';

type DemoCommand = Extract<Command, { name: 'demo' }>;

export async function loadDemo(
  { connection, remove }: DemoCommand,
  print: (line: string) => void,
): Promise<void> {
  const params = { workspaceId: await findWorkspace(connection) };
  if (remove) {
    await callServer(connection, removeSampleNetwork, { params });
    print('Sample network removed.');
    return;
  }
  const { people } = await callServer(connection, loadSampleNetwork, { params });
  print(`Sample network loaded: ${people} people. Remove it with: threefold demo --remove`);
}
