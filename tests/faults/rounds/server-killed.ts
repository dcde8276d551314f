import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRound } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { freePort } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const kills = 10;
const longestLifeMs = 2_500;

export const serverKilled: FaultRound = {
  name: 'server-killed',
  title: 'A server that is killed between any two statements loses nothing and does nothing twice',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const settings = { DATABASE_URL: postgres.url, PORT: String(await freePort()) };
    let server = await startServer(trial, settings);
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: postgres.url, mayBeDown: true });
    const hands = work(office);
    for (let kill = 0; kill < kills; kill++) {
      await sleep(trial.random.between(0, longestLifeMs));
      await server.end('SIGKILL');
      trial.count('kills of the server');
      server = await startServer(trial, settings);
    }
    await hands.stop();
    await checkOffice(office);
  },
};
