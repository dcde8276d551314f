import type { Today } from '@threefold/contracts/today';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { capital } from '../../shared/capital.ts';

type Figures = Today['figures'];

const plural = (count: number, one: string, many: string): string =>
  `${numberInWords(count)} ${count === 1 ? one : many}`;

/** "62 people in five months, seven of them found by yourself". */
export const people = ({ people: count, months, roots }: Figures): string => {
  const who = count === 1 ? '1 person' : `${count} people`;
  const since = months > 0 ? ` in ${plural(months, 'month', 'months')}` : '';
  return `${who}${since}${roots > 0 && roots < count ? `, ${numberInWords(roots)} of them found by yourself` : ''}`;
};

/** "Two were moved." Whether with a word, the history of each tells. */
export const movedInWords = ({ promisesMoved }: Figures): string => {
  if (promisesMoved === 0) return 'None was moved.';
  const words = numberInWords(promisesMoved);
  return `${capital(words)} ${promisesMoved === 1 ? 'was' : 'were'} moved.`;
};
