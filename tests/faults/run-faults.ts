// npm run test:faults -- [--minutes 4] [--seed 1] [--only name]: real programs are killed, cut off and starved at random
// moments, round after round, until the time is over; each kind of round is tried at least once.
import { parseArgs } from 'node:util';
import { type FaultRound, randomOf } from './fault-round.ts';
import { faultRounds } from './fault-rounds.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '4' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string', multiple: true },
  },
});
const firstSeed = Number(values.seed);
const end = performance.now() + Number(values.minutes) * 60_000;
const { only } = values;
const chosen = faultRounds.filter(({ name }) => !only || only.includes(name));
const rounds = chosen.filter(isPossible);
if (rounds.length === 0) {
  console.error(`No such round; there are ${faultRounds.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const totals = new Map<string, number>();
console.log(`Seed ${firstSeed}; the same again: npm run test:faults -- --seed ${firstSeed}`);
for (let turn = 0; turn < rounds.length || performance.now() < end; turn++) {
  const round = rounds[turn % rounds.length];
  if (round) await tryOnce(round, firstSeed + turn);
}
printTotals();
process.exit(totals.has('violations') ? 1 : 0);

function isPossible({ name, isMissing }: FaultRound): boolean {
  const missing = isMissing?.() ?? null;
  if (missing !== null) console.log(`${name}: not tried, ${missing}`);
  return missing === null;
}

async function tryOnce(round: FaultRound, seed: number): Promise<void> {
  const began = performance.now();
  const counts = new Map<string, number>();
  const cleanups: (() => unknown)[] = [];
  const violations = new Map<string, number>();
  const violate = (what: string) => addTo(violations, what, 1);
  try {
    await round.run({
      random: randomOf(seed),
      count: (what, times = 1) => addTo(counts, what, times),
      violate,
      onEnd: (cleanup) => cleanups.push(cleanup),
    });
  } catch (error) {
    violate(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  for (const cleanup of cleanups.reverse()) {
    try {
      await cleanup();
    } catch (error) {
      violate(`could not be cleared away: ${String(error)}`);
    }
  }
  for (const [what, times] of [['rounds', 1] as const, ...counts]) addTo(totals, what, times);
  for (const times of violations.values()) addTo(totals, 'violations', times);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const counted = [...counts].map(([what, times]) => `${times} ${what}`).join(', ');
  console.log(`${round.name}, seed ${seed}, ${seconds} s: ${counted}`);
  for (const [what, times] of violations) console.log(`  VIOLATION, ${times} times: ${what}`);
}

function addTo(counts: Map<string, number>, what: string, times: number): void {
  counts.set(what, (counts.get(what) ?? 0) + times);
}

function printTotals(): void {
  console.log('\n| what | count |\n| --- | --- |');
  for (const [what, times] of totals) console.log(`| ${what} | ${times.toLocaleString('en-US')} |`);
  if (!totals.has('violations')) console.log('| violations | 0 |');
}
