// The questions of a meeting stand in the order in which they will be asked.
import type { MeetingKind } from '@threefold/contracts/meetings/meetings';
import {
  proposedQuestions,
  type QuestionOrder,
  type QuestionTheme,
  themesFor,
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

type Bank = { questions: readonly Asked[]; order: QuestionOrder; kind: MeetingKind };

/** Questions already chosen, put into that order; one's own and what the order does not know come before the last theme. */
export const arranged = (ids: readonly string[], { questions, order, kind }: Bank): string[] => {
  const places: readonly string[] = themesFor(kind, order);
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
  { questions, from, to, kind }: Omit<Bank, 'order'> & { from: QuestionOrder; to: QuestionOrder },
): string[] => {
  const proposedIds = (order: QuestionOrder) =>
    proposedQuestions(questions, { order, kind }).map(({ id }) => id);
  const proposed = new Set(proposedIds(from));
  const isAsProposed = ids.length > 0 && ids.length === proposed.size && ids.every((id) => proposed.has(id));
  return isAsProposed ? proposedIds(to) : arranged(ids, { questions, order: to, kind });
};
