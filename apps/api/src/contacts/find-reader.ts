import type { Settings } from '@threefold/contracts/settings';
import {
  holidayRegionOf,
  timeZoneOfPlace,
  writesMonthFirst,
} from '@threefold/domain/contacts/time-zone-of-place';
import type { BusinessCalendar } from '@threefold/domain/time/business-calendar';
import { conventionsOfReader } from '@threefold/domain/time/conventions';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { holidaysOf } from '../platform/holidays.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { type ContactRow, findContact } from './contacts-queries.ts';

/** A contact as the one who reads letters and takes calls: their clock, their business days. */
export type Reader = { contact: ContactRow; seeker: Settings; calendar: BusinessCalendar; isGuess: boolean };

/** Throws "not found" for a contact that is not there or in the trash. */
export async function findReader(db: WorkspaceTransaction, scope: Scope, contactId: string): Promise<Reader> {
  const [contact, seeker] = await Promise.all([
    findContact(db, scope.workspaceId, contactId),
    readSettings(db, scope.workspaceId),
  ]);
  if (!contact || contact.deletedAt !== null) throw notFound('contact');
  const { name, isGuess } = readerTimeZone(contact, seeker);
  return { contact, seeker, isGuess, calendar: calendarOf(contact, { seeker, timeZone: name, scope }) };
}

/** How a letter to this reader is understood: 12/8 by their country, "my time" by the seeker's clock. */
export function numbersAndClocksOf({ contact, seeker, calendar }: Reader): {
  ownTimeZone: string;
  isMonthFirst: boolean;
} {
  const { timeZone } = calendar;
  return {
    ownTimeZone: seeker.timeZone,
    isMonthFirst: writesMonthFirst({ country: contact.country ?? seeker.country, timeZone }),
  };
}

type PlacedContact = Pick<ContactRow, 'timeZone' | 'region' | 'country'>;

/** As set, else guessed from the place, else the seeker's own. */
export function readerTimeZone(
  contact: PlacedContact,
  seeker: Pick<Settings, 'timeZone' | 'country'>,
): { name: string; isGuess: boolean } {
  if (contact.timeZone !== null) return { name: contact.timeZone, isGuess: false };
  return { name: timeZoneOfPlace(contact, seeker.country) ?? seeker.timeZone, isGuess: true };
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
