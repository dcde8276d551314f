// A follow-up letter is never only thanks: it opens with thanks, carries every block of the debrief, and ends quietly.
// Source: the two articles on meetings that went wrong; the wording is the product's own.
import type { FollowUp } from './follow-up.ts';
import { blockInWords } from './follow-up-wording.ts';
import type { FollowUpKind } from './letter-kinds.ts';
import type { MergeValues } from './merge-values.ts';

const subjects: Record<FollowUpKind, string> = {
  'thank-you': 'Thank you for your time',
  recovery: 'After our conversation',
  summary: 'What I wanted to leave with you',
  'light-note': 'Where we were when it broke off',
};

const closes: Record<FollowUpKind, string> = {
  'thank-you': 'I will let you know what comes of it.',
  recovery: 'Thank you for hearing me out a second time on paper.',
  summary: 'If one of these is worth another word, I am glad to pick it up.',
  'light-note': 'Thank you for taking it in such good part.',
};

/** Plain text, paragraphs parted by an empty line; what the values do not hold stands as a `[gap]`. */
export function followUpBody(followUp: FollowUp, values: MergeValues): { subject: string; body: string } {
  const { contact, me } = values;
  const paragraphs = followUp.blocks.flatMap((block) => {
    if (block.block === 'thanks') return [thanks(values)];
    if (block.block === 'close') return [closes[followUp.kind]];
    return blockInWords(block, values.promise) ?? [];
  });
  if (!carriesSomething(followUp)) {
    paragraphs.splice(1, 0, '[what stayed with you, and what you found out since]');
  }
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
  const topic = meeting?.topic ? `, and for what you told me about ${meeting.topic}` : '';
  return `Thank you for the time you gave me${when}${topic}.`;
}

function carriesSomething(followUp: FollowUp): boolean {
  const frame = new Set([
    'thanks',
    'apology',
    'what-happened',
    'second-meeting',
    'offer-to-reschedule',
    'close',
  ]);
  return followUp.blocks.some(({ block }) => !frame.has(block));
}
