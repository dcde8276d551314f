import { setTimeout as sleep } from 'node:timers/promises';
import { prepareServerRole } from '@threefold/api/platform/migrate';
import { poolerIsMissing, startTestPooler } from '@threefold/local-postgres/test-pooler';
import type { FaultRound } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { freePort, secretKey } from '../server-program.ts';
import { proxyIsMissing, startMail, startPostgres, startProxy, startServer } from '../stage.ts';

const kills = 4;

export const twoServers: FaultRound = {
  name: 'two-servers',
  title:
    'Two servers behind nginx and PgBouncer, one of them killed again and again: a request that fails is answered when it is asked once more, and the other one goes on with the work',
  isMissing: () => poolerIsMissing ?? proxyIsMissing,
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    // Migrates, and makes the server's role, which the pooler has to know.
    const first = await startServer(trial, { DATABASE_URL: postgres.url });
    await first.end('SIGTERM');
    const roleUrl = await prepareServerRole(postgres.url, secretKey);
    const pooler = await startTestPooler([postgres.url, roleUrl], 10);
    trial.onEnd(pooler.stop);
    const ports = [String(await freePort()), String(await freePort())];
    const start = (PORT: string) =>
      startServer(trial, { DATABASE_URL: postgres.url, APP_DATABASE_URL: pooler.through(roleUrl), PORT });
    const servers = new Map<string, Awaited<ReturnType<typeof start>>>();
    for (const port of ports) servers.set(port, await start(port));
    const baseUrl = await startProxy(trial, ports);
    const office = await openOffice({
      trial,
      mail,
      baseUrl,
      ownerUrl: postgres.url,
      mayBeDown: true,
      mostFailures: 1,
    });
    const hands = work(office);
    for (let kill = 0; kill < kills; kill++) {
      await sleep(trial.random.between(1_000, 4_000));
      const port = trial.random.pick(ports);
      await servers.get(port)?.end('SIGKILL');
      trial.count('kills');
      // The other one is alone for a while, and has all the work.
      await sleep(trial.random.between(2_000, 5_000));
      servers.set(port, await start(port));
    }
    await hands.stop();
    // The one that is left finishes what both began.
    await servers.get(trial.random.pick(ports))?.end('SIGKILL');
    await checkOffice(office);
    for (const { heard } of servers.values())
      if (
        !heard.errors.includes('statements go unprepared') &&
        !heard.out.includes('statements go unprepared')
      )
        trial.violate('A server behind a pooler that forgets what is prepared said nothing of it.');
  },
};
