import type { Contact } from '@threefold/contracts/contacts';
import type { Settings } from '@threefold/contracts/settings';
import { guessZone, holidayRegionOf, zoneQuestion } from '@threefold/domain/contacts/time-zone-of-place';
import type { BusinessCalendar } from '@threefold/domain/time/business-calendar';
import { conventionsOfReader, localeFacts } from '@threefold/domain/time/conventions';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { holidaysOf } from '../platform/holidays.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { type ContactRow, findContact } from './contacts-queries.ts';

type ReaderTimeZone = Contact['readerTimeZone'];

/** A contact as the one who reads letters and takes calls: their clock, their business days. */
export type Reader = {
  contact: ContactRow;
  seeker: Settings;
  calendar: BusinessCalendar;
  zone: ReaderTimeZone;
};

/** Throws "not found" for a contact that is not there or in the trash. */
export async function findReader(db: WorkspaceTransaction, scope: Scope, contactId: string): Promise<Reader> {
  const [contact, seeker] = await Promise.all([
    findContact(db, scope.workspaceId, contactId),
    readSettings(db, scope.workspaceId),
  ]);
  if (!contact || contact.deletedAt !== null) throw notFound('contact');
  const zone = readerTimeZone(contact, seeker);
  return { contact, seeker, zone, calendar: calendarOf(contact, { seeker, timeZone: zone.name, scope }) };
}

/** How a letter to this reader is understood: 12/8 by their country, "my time" by the seeker's clock. */
export function numbersAndClocksOf({ contact, seeker }: Reader): {
  ownTimeZone: string;
  isMonthFirst: boolean;
} {
  const { locale } = conventionsOfReader(contact.country, seeker);
  return {
    ownTimeZone: seeker.timeZone,
    isMonthFirst: localeFacts(locale).monthFirst,
  };
}

type PlacedContact = Pick<ContactRow, 'timeZone' | 'region' | 'country'>;
type ReachableContact = PlacedContact & Pick<ContactRow, 'city' | 'phones'>;

/** As set, else guessed from the place, else from the phone, else the seeker's own. */
export function readerTimeZone(
  contact: ReachableContact,
  seeker: Pick<Settings, 'timeZone' | 'country'>,
): ReaderTimeZone {
  const sure = { choices: [], question: null };
  if (contact.timeZone !== null) return { name: contact.timeZone, isGuess: false, source: 'set', ...sure };
  const guess = guessZone(contact, seeker.country);
  if (guess === null) return { name: seeker.timeZone, isGuess: true, source: 'own', ...sure };
  const question = zoneQuestion(guess);
  const choices = question === null ? [] : [...guess.choices];
  return { name: guess.zone, isGuess: true, source: guess.source, choices, question };
}

/** Without a country of their own the seeker's holidays are taken: the likeliest ones. */
export function calendarOf(
  contact: PlacedContact,
  { seeker, timeZone, scope }: { seeker: Settings; timeZone: string; scope: Scope },
): BusinessCalendar {
  const year = scope.now.toZonedDateTimeISO(timeZone).year;
  const place = contact.country === null ? seeker : contact;
  return {
    timeZone,
    ...conventionsOfReader(contact.country, seeker),
    officeHours: seeker.officeHours,
    holidays: holidaysOf(place.country, holidayRegionOf(place), year),
  };
}
