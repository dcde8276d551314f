import type { Phone } from '@threefold/contracts/contacts';

/** The number as a link that a phone dials; one that was never understood goes by its digits. */
export const telephoneLink = ({ e164, typed }: Phone): string =>
  `tel:${e164 ?? typed.replace(/[^\d+]/g, '')}`;
