// A letter says why it goes to this reader and no other, in words made of the target reasons and what is known of them.
// Source: the target reasons of the glossary. What the data cannot say is left to the writer.
import type { TargetReason } from '../contacts/target-reasons.ts';

type Known = {
  organization?: string | null | undefined;
  title?: string | null | undefined;
  reasons?: readonly TargetReason[];
};
type Facts = { title: string | null; place: string | null; aim: string | null };

/** Why this reader, as a clause after "because"; the most personal reason wins, null where the data hold none. */
export function reasonInWords({ reasons = [], ...contact }: Known, aim: string | null): string | null {
  const facts = { title: contact.title?.trim() || null, place: contact.organization?.trim() || null, aim };
  for (const { reason, inWords } of mostPersonalFirst) {
    const words = reasons.includes(reason) ? inWords(facts) : null;
    if (words !== null) return words;
  }
  return null;
}

const mostPersonalFirst: readonly { reason: TargetReason; inWords: (facts: Facts) => string | null }[] = [
  {
    reason: 'role',
    inWords: ({ title, place }) =>
      title && `you know from the inside what it is to be ${withArticle(title)}${at(place)}`,
  },
  {
    reason: 'work',
    inWords: ({ aim, place }) =>
      aim || place
        ? `you do the work itself${aim ? `, ${aim},` : ''}${at(place)} and can tell me what it asks of a physician`
        : null,
  },
  {
    reason: 'report-to',
    inWords: ({ title, place }) =>
      title || place
        ? `you lead people who do this work${at(place)} and know what a good colleague brings to it`
        : null,
  },
  {
    reason: 'company',
    inWords: ({ place }) =>
      place && `you know ${place} from within, and it is a place whose work I want to understand`,
  },
];

function at(place: string | null): string {
  return place ? ` at ${place}` : '';
}

function withArticle(title: string): string {
  if (/^(?:an?|the)\s/i.test(title)) return title;
  return /^(?:[aeio]|u(?!ni|se|ti))/i.test(title) ? `an ${title}` : `a ${title}`;
}
