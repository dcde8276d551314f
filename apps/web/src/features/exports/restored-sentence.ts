// What came back, in one sentence: people first, since they are what one looks for.
import type { RestoreReport } from '@threefold/contracts/exports/exports';

export const restoredSentence = ({ tables, restored, kept }: RestoreReport): string => {
  if (restored === 0) return 'Everything in this file was here already; nothing changed.';
  const people = tables.contacts?.restored ?? 0;
  const rest = restored - people;
  const back = `${count(people, 'person', 'people')} and ${count(rest, 'other entry', 'other entries')} came back.`;
  return kept === 0 ? back : `${back} ${count(kept, 'entry was', 'entries were')} here already and stayed.`;
};

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
