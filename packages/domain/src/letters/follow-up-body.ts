// A follow-up letter is never only thanks: it opens with thanks, carries every block of the debrief, and ends quietly.
// Source: the two articles on meetings that went wrong; the wording is the product's own.

import type { FollowUpKind } from '../vocabulary/letter-kinds.ts';
import type { FollowUp, FollowUpBlock } from './follow-up.ts';
import { blockInWords } from './follow-up-wording.ts';
import type { MergeValues } from './merge-values.ts';

const subjects: Record<FollowUpKind, string> = {
  'thank-you': 'Thank you for your time',
  recovery: 'After our conversation',
  summary: 'What I wanted to leave with you',
  'light-note': 'Where we were when it broke off',
};

const closes: Record<FollowUpKind, string> = {
  'thank-you': 'I will let you know what comes of it.',
  recovery: 'Thank you for reading this to the end.',
  summary: 'If one of these is worth another word, I am glad to pick it up.',
  'light-note': 'Thank you for taking it in such good part.',
};

/** Where all that the letter holds besides its thanks is an apology or a mishap: neither promises words that are not there. */
const closeOfShort = 'What you told me goes with me all the same.';

/** What only the seeker can add where the debrief, which asks for it, holds nothing: no letter is thanks alone. */
const gaps: Record<FollowUpKind, string> = {
  'thank-you': '[what stayed with you, and what you found out since]',
  recovery: '[what you would have said at your best]',
  summary: '[the three points that had too little room]',
  'light-note': '[what you would have said]',
};

/** Plain text, paragraphs parted by an empty line; what the values do not hold stands as a `[gap]`. */
export function followUpBody(followUp: FollowUp, values: MergeValues): { subject: string; body: string } {
  const { contact, me } = values;
  const isCarried = followUp.blocks.some(({ block }) => carriers.has(block));
  const isShort = !isCarried && followUp.blocks.some(({ block }) => excuses.has(block));
  const isOpen = !isCarried && !isShort && !(followUp.kind === 'thank-you' && values.meeting?.heard);
  const worded = (block: FollowUpBlock): string[] => {
    if (block.block === 'thanks') return [thanks(values)];
    if (block.block === 'close')
      return [values.meeting?.named ?? [], isShort ? closeOfShort : closes[followUp.kind]].flat();
    return [blockInWords(block, values.promise) ?? []].flat();
  };
  const opening = followUp.blocks.filter(({ block }) => openers.has(block));
  const rest = followUp.blocks.filter(({ block }) => !openers.has(block));
  const paragraphs = [
    ...opening.flatMap(worded),
    ...(isOpen ? [gaps[followUp.kind]] : []),
    ...rest.flatMap(worded),
  ];
  const name = me.name ?? '[your name]';
  const signature = me.credentials ? `${name}, ${me.credentials}` : name;
  return {
    subject: subjects[followUp.kind],
    body: [`Dear ${contact.salutation ?? '[name]'},`, ...paragraphs, `With thanks,\n${signature}`].join(
      '\n\n',
    ),
  };
}

function thanks({ meeting }: MergeValues): string {
  const when = meeting?.dayInWords ? ` on ${meeting.dayInWords}` : '';
  const heard = meeting?.heard ? ` One thing has stayed with me: ${meeting.heard}` : '';
  return `Thank you for the time you gave me${when}.${heard}`;
}

type BlockName = FollowUpBlock['block'];

const openers: ReadonlySet<BlockName> = new Set<BlockName>(['thanks', 'apology', 'what-happened']);

/** What makes a letter more than thanks. */
const carriers: ReadonlySet<BlockName> = new Set<BlockName>([
  'better-answers',
  'missed-points',
  'further-research',
  'agreed',
  'fit',
]);

/** Reason enough to write where nothing else came of the debrief: a meeting cut short leaves no answer to give anew. */
const excuses: ReadonlySet<BlockName> = new Set<BlockName>(['apology', 'what-happened']);
