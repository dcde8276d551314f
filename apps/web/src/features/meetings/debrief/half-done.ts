// Answers of a debrief in the middle of writing, from two places: this device, which has what was typed last here, and the
// server, which has what was kept there from whatever device. Each draft on the server has a number that only grows, and
// what lies here knows from which one it goes on; so it is known whether another device wrote meanwhile.
//
//   the server's is no newer            -> what lies here
//   newer, and what lies here was kept  -> the server's: whoever wrote it had seen what was kept from here
//   newer, and more was typed here      -> the one typed last is shown, the other is offered
import type { DebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { answersOfDraft, type DebriefAnswers, noAnswers } from './debrief-answers.ts';
import { differencesBetween, putTogether } from './debrief-versions.ts';

export type HalfDone = {
  answers: DebriefAnswers;
  /** Version of the debrief that they change; 0 where there was none. */
  base: number;
  /** Of the draft on the server that they go on from; 0 where there was none. */
  draft: number;
  isSaved: boolean;
  /** When the last of it was typed: an ISO instant in UTC. */
  at: string;
};

export const writeHalfDone = (halfDone: HalfDone): string => JSON.stringify(halfDone);

/** Reads what this device keeps; a half or foreign text begins anew. */
export const readHalfDone = (text: string): HalfDone | null => {
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('answers' in value)) return null;
    // Written by this file alone; missing members come from an older version of it.
    const { answers, ...rest } = value as Partial<HalfDone>;
    return { base: 0, draft: 0, isSaved: false, at: '', ...rest, answers: { ...noAnswers, ...answers } };
  } catch {
    return null;
  }
};

const ofServer = ({ answers, begunFrom, version, updatedAt }: DebriefDraft): HalfDone | null =>
  answers && {
    answers: answersOfDraft(answers),
    base: begunFrom,
    draft: version,
    isSaved: true,
    at: updatedAt ?? '',
  };

const isSame = (a: HalfDone, b: HalfDone): boolean =>
  a.base === b.base && differencesBetween(a.answers, b.answers).length === 0;

/** What is shown of both, and what is offered beside it. */
export const meet = (
  here: HalfDone | null,
  server: DebriefDraft | null,
): { shown: HalfDone | null; other: HalfDone | null } => {
  if (!server || server.version <= (here?.draft ?? 0)) return { shown: here, other: null };
  const there = ofServer(server);
  if (!here || here.isSaved) return { shown: there, other: null };
  const mine = { ...here, draft: server.version };
  if (!there) return { shown: mine, other: null };
  if (isSame(mine, there)) return { shown: there, other: null };
  return mine.at >= there.at ? { shown: mine, other: there } : { shown: there, other: mine };
};

/** What was offered before and is not decided yet stays beside what is offered now. */
export const offeredOf = (before: HalfDone | null, now: HalfDone | null): HalfDone | null => {
  if (!before || !now) return now ?? before;
  return { ...now, answers: putTogether(now.answers, before.answers) };
};
