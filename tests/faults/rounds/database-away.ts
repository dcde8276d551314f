import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRound } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { hasEnded } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const absences = 3;

export const databaseAway: FaultRound = {
  name: 'database-away',
  title:
    'A database that goes away under load is waited for: the server answers 503, and its jobs go on afterwards',
  run: async (trial) => {
    const [first, mail] = [await startPostgres(trial), await startMail(trial)];
    const server = await startServer(trial, { DATABASE_URL: first.url });
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: first.url, mayBeDown: false });
    const hands = work(office);
    let postgres = first;
    for (let absence = 0; absence < absences; absence++) {
      await sleep(trial.random.between(500, 2_500));
      await postgres.stop();
      trial.count('absences of the database');
      await sleep(trial.random.between(0, 3_000));
      postgres = await startPostgres(trial, { dataDir: first.dataDir, port: first.port });
    }
    await hands.stop();
    await checkOffice(office);
    if (hasEnded(server.child)) trial.violate(`The server ended: ${server.heard.errors}`);
  },
};
