import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { FaultRound, Trial } from '../fault-round.ts';
import { checkOffice, openOffice, workFor } from '../office.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const many = 10_000;
const atOnce = 500;

export const manyConnections: FaultRound = {
  name: 'many-connections',
  title: 'Ten thousand connections that say nothing, or half of a request, hold up nobody who works',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const server = await startServer(trial, { DATABASE_URL: postgres.url });
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: postgres.url, mayBeDown: false });
    await openMany(trial, Number(new URL(baseUrl).port));
    await workFor(office, 4_000);
    await checkOffice(office);
    const code = await server.end('SIGTERM');
    if (code !== 0) trial.violate(`With all of them open it ended with ${code}: ${server.heard.errors}`);
  },
};

async function openMany(trial: Trial, port: number): Promise<void> {
  const open: Socket[] = [];
  trial.onEnd(() => {
    for (const socket of open) socket.destroy();
  });
  for (let opened = 0; opened < many; opened += atOnce) {
    const group = Array.from({ length: atOnce }, () => connect({ port, host: '127.0.0.1' }));
    for (const socket of group) socket.on('error', () => trial.count('connections refused'));
    await Promise.all(group.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')])));
    for (const socket of group)
      if (trial.random.between(0, 1)) socket.write('GET /api/v1/me HTTP/1.1\r\nHost: x\r\n');
    open.push(...group);
    trial.count('connections', atOnce);
  }
}
