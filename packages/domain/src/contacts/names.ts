export type NameParts = {
  givenName?: string | null;
  familyName?: string | null;
  credentials?: string | null;
};
export type PersonName = { givenName: string | null; familyName: string | null; credentials: string | null };
export type NamedContact = NameParts & { organization?: string | null; emails?: readonly string[] };
export declare function displayName(contact: NamedContact): string;
export declare function initials(contact: NamedContact): string;
