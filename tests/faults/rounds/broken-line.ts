import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRound } from '../fault-round.ts';
import { openLine } from '../line.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { hasEnded } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const faults = 8;

export const brokenLine: FaultRound = {
  name: 'broken-line',
  title:
    'A line to the database that is slow, breaks off or says nonsense costs time and no word: the server stays, and nothing is lost or done twice',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const line = await openLine(postgres.port);
    trial.onEnd(line.close);
    const through = Object.assign(new URL(postgres.url), { port: String(line.port) });
    const server = await startServer(trial, { DATABASE_URL: through.href });
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: postgres.url, mayBeDown: false });
    const hands = work(office);
    for (let fault = 0; fault < faults; fault++) {
      await sleep(trial.random.between(300, 2_000));
      const kind = trial.random.pick(['delay', 'cut', 'garble'] as const);
      trial.count(`faults on the line (${kind})`);
      if (kind === 'cut') line.cut();
      if (kind === 'garble') line.garble();
      if (kind === 'delay') {
        line.delay(trial.random.between(20, 200));
        await sleep(trial.random.between(500, 2_000));
        line.delay(0);
      }
    }
    await hands.stop();
    await checkOffice(office);
    if (hasEnded(server.child)) trial.violate(`The server ended: ${server.heard.errors}`);
  },
};
