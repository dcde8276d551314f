import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRound } from '../fault-round.ts';
import { checkOffice, openOffice, work } from '../office.ts';
import { hasEnded } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

const jumps = 4;

/** The machine's clock as the server reads it: told by a signal, it jumps an hour back, home again, an hour ahead, and home. */
const jumpingClock = `
  const now = Date.now.bind(Date);
  const shifts = [-3600000, 0, 3600000, 0];
  let [jumps, shift] = [0, 0];
  process.on('SIGUSR2', () => { shift = shifts[jumps++ % shifts.length]; });
  const Plain = Date;
  globalThis.Date = class Date extends Plain {
    constructor(...given) { given.length === 0 ? super(now() + shift) : super(...given); }
    static now() { return now() + shift; }
  };`;

export const clockJumps: FaultRound = {
  name: 'clock-jumps',
  title:
    'A clock that jumps an hour back or ahead under a running server, and home again, loses nothing and sends nothing twice',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const server = await startServer(trial, {
      DATABASE_URL: postgres.url,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(jumpingClock)}`,
    });
    const { baseUrl } = server;
    const office = await openOffice({ trial, mail, baseUrl, ownerUrl: postgres.url, mayBeDown: false });
    const hands = work(office);
    for (let jump = 0; jump < jumps; jump++) {
      await sleep(trial.random.between(300, 2_000));
      server.child.kill('SIGUSR2');
      trial.count('jumps of the clock');
    }
    await hands.stop();
    await checkOffice(office);
    if (hasEnded(server.child)) trial.violate(`The server ended: ${server.heard.errors}`);
  },
};
