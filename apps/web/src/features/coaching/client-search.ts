// What a coach looks at of one client, kept in the address.
const clientParts = ['overview', 'network', 'people', 'letters', 'meetings', 'proposals'] as const;
export type ClientPart = (typeof clientParts)[number];

export type ClientSearch = {
  part?: ClientPart;
  /** One contact or letter in the reading view. */
  contact?: string;
  letter?: string;
  q?: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const readClientSearch = (search: Record<string, unknown>): ClientSearch => {
  const part = clientParts.find((one) => one === search.part);
  const contact = text(search.contact);
  const letter = text(search.letter);
  const q = text(search.q);
  return {
    ...(part && part !== 'overview' ? { part } : {}),
    ...(contact ? { contact } : {}),
    ...(letter ? { letter } : {}),
    ...(q ? { q } : {}),
  };
};
