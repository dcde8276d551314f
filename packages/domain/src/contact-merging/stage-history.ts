// Of two records of one person the search had come as far as the further one.
import { Temporal } from 'temporal-polyfill';
import type { Stage } from '../contacts/stage.ts';

/** `at` is an ISO instant. */
export type StageBegan = { at: string; stage: Stage };

const furthest: readonly Stage[] = [
  'closed',
  'identified',
  'dormant',
  'written',
  'called',
  'scheduled',
  'met',
  'thanked',
];

/** Both histories as one, the oldest first, without repetitions. */
export function combineStages(one: readonly StageBegan[], other: readonly StageBegan[]): StageBegan[] {
  const moments = [
    ...one.map((began) => ({ ...began, side: 0 })),
    ...other.map((began) => ({ ...began, side: 1 })),
  ];
  moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const current: (Stage | undefined)[] = [undefined, undefined];
  const combined: StageBegan[] = [];
  for (const { at, stage, side } of moments) {
    current[side] = stage;
    const reached = furtherOf(current[0], current[1]);
    if (reached === undefined || combined.at(-1)?.stage === reached) continue;
    if (combined.at(-1)?.at === at) combined.pop();
    if (combined.at(-1)?.stage !== reached) combined.push({ at, stage: reached });
  }
  return combined;
}

function furtherOf(a: Stage | undefined, b: Stage | undefined): Stage | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return furthest.indexOf(a) >= furthest.indexOf(b) ? a : b;
}
