import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRound } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { freePort } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const ends = 3;

export const toldToEnd: FaultRound = {
  name: 'told-to-end',
  title:
    'A server that is told to end under load does so within ten seconds with code 0, and nothing is lost',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const settings = { DATABASE_URL: postgres.url, PORT: String(await freePort()) };
    let server = await startServer(trial, settings);
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: postgres.url, mayBeDown: true });
    const hands = work(office);
    for (let end = 0; end < ends; end++) {
      await sleep(trial.random.between(500, 2_500));
      const began = performance.now();
      const code = await server.end('SIGTERM');
      trial.count('ends by SIGTERM');
      const seconds = (performance.now() - began) / 1000;
      if (code !== 0 || seconds > 10)
        trial.violate(`It ended with ${code} after ${seconds.toFixed(1)} s: ${server.heard.errors}`);
      server = await startServer(trial, settings);
    }
    await hands.stop();
    await checkOffice(office);
  },
};
