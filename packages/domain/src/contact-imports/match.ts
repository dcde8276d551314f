export type MatchableContact = {
  givenName?: string | null;
  familyName?: string | null;
  organization?: string | null;
  linkedinUrl?: string | null;
  emails: readonly string[];
  phones: readonly { e164: string | null; typed: string }[];
};
export type MatchBy = 'linkedin' | 'email' | 'phone-and-name' | 'name-and-organization';
export type MatchKey = { by: MatchBy; key: string };
export type MatchIndex = {
  byKey: Map<string, string[]>;
  contacts: Map<string, MatchableContact>;
};
export type Match = { kind: 'same' | 'proposed'; id: string; by: MatchBy } | { kind: 'none' };
export declare function matchKeys(contact: MatchableContact): MatchKey[];
export declare function createMatchIndex(contacts: Iterable<MatchableContact & { id: string }>): MatchIndex;
/** For the rows of one file, so that its later rows find the earlier ones. */
export declare function addToMatchIndex(index: MatchIndex, contact: MatchableContact & { id: string }): void;
export declare function findMatch(index: MatchIndex, contact: MatchableContact): Match;
