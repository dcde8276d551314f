import type { ComparedField, DuplicateSearch, MergePreview } from '@threefold/contracts/contact-merging';
import { mergeUnits } from '@threefold/domain/contact-merging/merge-two';
import { formatNumber } from '../../shared/time/conventions.ts';

/** The name of a field of a contact, or of a column that a file brought. */
export const fieldInWords = (field: string): string =>
  new Map(Object.entries(mergeUnits)).get(field)?.label ?? field;

const whyWords: Record<ComparedField['why'], string> = {
  same: '',
  'only-one': '',
  typed: 'you typed this one; the other came from a file',
  stays: '',
  chosen: '',
};
export const whyInWords = (why: ComparedField['why']): string => whyWords[why];

/** The state of the queue as a sentence. */
export const queueHeadline = (search: DuplicateSearch, show: 'open' | 'later' | 'not-same'): string => {
  if (show === 'later') return search.later === 0 ? 'Nothing set aside' : `${pairs(search.later)} set aside`;
  if (show === 'not-same') return 'Different people';
  if (search.status === 'never') return 'Find duplicates';
  if (search.open === 0) return 'No duplicates found';
  return `${formatNumber(search.open)} possible ${search.open === 1 ? 'duplicate' : 'duplicates'}`;
};

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const pairs = (count: number): string =>
  `${small[count] ?? formatNumber(count)} ${count === 1 ? 'pair' : 'pairs'}`;

/** How sure the rules are: a word, since nobody reads percent. */
export const likelihood = (score: number): string => {
  if (score >= 90) return 'Very likely';
  return score >= 75 ? 'Likely' : 'Possibly';
};

/** What tells two records of one name apart: "Chief, Halden Hospital, ruth@halden.org, from list.csv". */
export const recordInWords = ({ title, organization, emails, source }: MergePreview['survivor']): string =>
  [title, organization, emails[0], source.label && `from ${source.label}`].filter(Boolean).join(', ') ||
  'added by hand';

/** "2 letters, 1 meeting": what hangs on a record. */
export const countsInWords = (counts: MergePreview['counts']['merged']): string => {
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${count === 1 ? what.replace(/s$/, '') : what}`);
  return parts.join(', ') || 'no activity yet';
};
