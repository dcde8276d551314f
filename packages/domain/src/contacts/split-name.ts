import type { NameParts, PersonName } from './names.ts';
export declare function splitName(text: string): PersonName;
/** For files that have separate columns: takes credentials out of the family name, repairs case. */
export declare function tidyName(name: NameParts): PersonName;
