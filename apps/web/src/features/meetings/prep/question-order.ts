// The questions of a meeting stand in the order in which they will be asked.
import type { MeetingKind } from '@threefold/contracts/meetings/meetings';
import {
  type QuestionOrder,
  type QuestionTheme,
  questionsInOrder,
  themesInOrder,
} from '@threefold/domain/meetings/question-bank';
import { asksForNames } from '@threefold/domain/vocabulary/meeting-kinds';

export const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];

/** One place up or down; at the end of the list nothing moves. */
export const moved = (ids: readonly string[], id: string, by: -1 | 1): string[] => {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return [...ids];
  return ids.map((one) => (one === id ? other : one === other ? id : one));
};

type Asked = { id: string; theme: QuestionTheme | 'own'; askedBefore: boolean };

/** Questions already chosen, put into that order; one's own and what the order does not know come before the names. */
export const arranged = (
  ids: readonly string[],
  { questions, order }: { questions: readonly Asked[]; order: QuestionOrder },
): string[] => {
  const places: readonly string[] = themesInOrder[order];
  const placeOf = (id: string): number => {
    const place = places.indexOf(questions.find((question) => question.id === id)?.theme ?? 'own');
    return place < 0 ? places.length - 1.5 : place;
  };
  return ids.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/**
 * The questions after the other order was chosen: what was only proposed is proposed anew, so that the order has questions
 * of its own; what the seeker chose is kept and put into the order.
 */
export const reordered = (
  ids: readonly string[],
  {
    questions,
    from,
    to,
    kind,
  }: { questions: readonly Asked[]; from: QuestionOrder; to: QuestionOrder; kind: MeetingKind },
): string[] => {
  const proposed = new Set(proposedIds(questions, { order: from, kind }));
  const isAsProposed = ids.length > 0 && ids.length === proposed.size && ids.every((id) => proposed.has(id));
  return isAsProposed ? proposedIds(questions, { order: to, kind }) : arranged(ids, { questions, order: to });
};

/** One question of each theme, one that was not asked before where there is one; in an interview nobody is asked for names. */
export const proposedIds = (
  questions: readonly Asked[],
  { order, kind }: { order: QuestionOrder; kind: MeetingKind },
): string[] => {
  const builtIn = questions.filter(
    (question): question is Asked & { theme: QuestionTheme } =>
      question.theme !== 'own' && (question.theme !== 'referral' || asksForNames(kind)),
  );
  const fresh = builtIn.toSorted((a, b) => Number(a.askedBefore) - Number(b.askedBefore));
  const seen = new Set<string>();
  return questionsInOrder(fresh, order)
    .filter(({ theme }) => !seen.has(theme) && seen.add(theme))
    .map(({ id }) => id);
};
