// A letter says why it goes to this reader and no other, in words made of the target reasons and what is known of them.
// Source: the target reasons of the glossary. What the data cannot say is left to the writer.
import type { TargetReason } from '../contacts/target-reasons.ts';

/** Why this reader, as a clause after "because"; the most personal reason wins, null where the data hold none. */
export function reasonInWords(
  contact: {
    organization?: string | null | undefined;
    title?: string | null | undefined;
    reasons?: readonly TargetReason[];
  },
  aim: string | null,
): string | null {
  const reasons = contact.reasons ?? [];
  const place = contact.organization?.trim() || null;
  const title = contact.title?.trim() || null;
  const at = place ? ` at ${place}` : '';
  if (reasons.includes('role') && title) {
    return `you know from the inside what it is to be ${withArticle(title)}${at}`;
  }
  if (reasons.includes('work') && (aim || place)) {
    return `you do the work itself${aim ? `, ${aim},` : ''}${at} and can tell me what it asks of a physician`;
  }
  if (reasons.includes('report-to') && (title || place)) {
    return `you lead people who do this work${at} and know what a good colleague brings to it`;
  }
  if (reasons.includes('company') && place) {
    return `you know ${place} from within, and it is a place whose work I want to understand`;
  }
  return null;
}

function withArticle(title: string): string {
  if (/^(?:an?|the)\s/i.test(title)) return title;
  return /^(?:[aeio]|u(?!ni|se|ti))/i.test(title) ? `an ${title}` : `a ${title}`;
}
