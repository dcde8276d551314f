// The questions of a meeting stand in the order in which they will be asked.
import type { MeetingKind } from '@threefold/contracts/meetings';
import { asksForNames } from '@threefold/domain/meetings/meeting-kinds';
import {
  type QuestionOrder,
  type QuestionTheme,
  questionsInOrder,
  themesInOrder,
} from '@threefold/domain/meetings/question-bank';

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
