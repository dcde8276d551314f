// Loaded when a field is edited: until then the page does without schemas.
import { updateContact } from '@threefold/contracts/contacts';
import { firstWord } from '../../shared/contract-form.ts';
import type { ContactPatch } from './contact-changes.ts';

/** What is wrong with a change, in words; undefined where it can be sent. */
export const wordOn = (patch: ContactPatch): string | undefined => firstWord(updateContact.body, patch);
