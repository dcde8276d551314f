import type { NamedContact } from './names.ts';
export type SearchableContact = NamedContact & { title?: string | null };
/** Fold the query with the same function. */
export declare function foldText(text: string): string;
export declare function searchText(contact: SearchableContact): string;
export declare function matchKeyForOrganization(name: string | null | undefined): string | null;
