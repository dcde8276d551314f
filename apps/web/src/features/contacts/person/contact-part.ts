// The phone shows one part of a contact's page at a time; which one is said in the address. The desk shows all.
export const contactParts = ['story', 'about', 'chain'] as const;
export type ContactPart = (typeof contactParts)[number];

export const readContactPart = (search: Record<string, unknown>): { part?: ContactPart } => {
  const part = contactParts.find((one) => one === search.part);
  return part === undefined || part === 'story' ? {} : { part };
};
