import type { AccessLogItem, AccessReport } from '@threefold/contracts/erasure';
import { factsInWords } from '@threefold/domain/contacts/contact-facts';
import { displayName } from '@threefold/domain/contacts/names';
import { describeEvent, type PastEvent } from '@threefold/domain/history/describe-event';
import { dateIn } from '@threefold/domain/time/business-calendar';
import type { WallClock } from '@threefold/domain/time/conventions';
import { fullDateInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import {
  findHeldPerson,
  type HeldItem,
  type HeldPerson,
  type HeldSection,
  listAccessEvents,
  listHeldItems,
  listHistoryOf,
} from './access-report-queries.ts';

const titles: Record<HeldSection, string> = {
  letters: 'Letters',
  calls: 'Calls',
  meetings: 'Meetings',
  findings: 'Findings',
  referrals: 'Referrals',
  comments: 'Coach comments',
};

/** All that is held on one person, private notes too: what they may ask to see. */
export async function reportAccess(
  db: WorkspaceTransaction,
  scope: Scope,
  contactId: string,
): Promise<AccessReport> {
  const { workspaceId } = scope;
  const person = await findHeldPerson(db, workspaceId, contactId);
  if (!person) throw notFound('contact');
  const items = await listHeldItems(db, workspaceId, contactId);
  const clock = await readSettings(db, workspaceId);
  const events = await listHistoryOf(db, workspaceId, contactId);
  const history = events.map((event) => {
    const at = Temporal.Instant.from(event.at);
    // The history was written as it was recorded, which pairs kind and detail.
    const told = describeEvent({ kind: event.kind, detail: event.detail, at } as PastEvent, {
      otherName: null,
      isNamed: event.otherContactId === contactId,
      clock,
    });
    return { at: event.at, heading: told.sentence, text: told.detail };
  });
  return {
    contactId,
    name: displayName(person),
    madeAt: scope.now.toString(),
    source: sourceSentence(person, clock),
    sections: [
      { title: 'Contact info', items: fieldsOf(person) },
      // The titles are those of every section.
      ...(Object.keys(titles) as HeldSection[]).map((section) => sectionOf(section, items)),
      { title: 'Activity', items: history },
    ].filter((section) => section.items.length > 0),
  };
}

function sectionOf(section: HeldSection, items: readonly HeldItem[]) {
  return {
    title: titles[section],
    items: items
      .filter((item) => item.section === section)
      .map(({ at, heading, text }) => ({ at, heading, text })),
  };
}

function fieldsOf(person: HeldPerson) {
  return [
    ...factsInWords(person),
    { label: 'Stage', text: person.stage },
    ...Object.entries(person.extra ?? {}).map(([label, text]) => ({ label, text })),
  ].map(({ label, text }) => ({ at: null, heading: label, text }));
}

const sources: Record<HeldPerson['sourceKind'], (label: string | null) => string> = {
  typed: () => 'Added by hand.',
  coach: (label) => (label ? `Proposed by ${label}.` : 'Proposed by a coach.'),
  api: () => 'Added by an app.',
  sample: () => 'Part of the sample network.',
  import: (label) => (label ? `Imported from ${label}.` : 'Imported from a file.'),
  referral: (label) => (label ? `Referred by ${label}.` : 'Referred by someone.'),
};

function sourceSentence({ sourceKind, sourceLabel, createdAt }: HeldPerson, clock: WallClock): string {
  const since = dateIn(clock.timeZone, instantOf(createdAt));
  return `${sources[sourceKind](sourceLabel)} Stored since ${fullDateInWords(since, clock)}.`;
}

type Page = { limit: number; cursor?: string | undefined };

/** Who looked at the search and what left it, in sentences. */
export async function listAccess(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { limit, cursor }: Page,
): Promise<{ items: AccessLogItem[]; nextCursor: string | null }> {
  const rows = await listAccessEvents(db, workspaceId, { limit, after: decodeTimeCursor(cursor) });
  return pageOf(rows, limit, {
    item: ({ id, at, kind, detail }) => {
      // The history was written as it was recorded, which pairs kind and detail.
      const event = { kind, detail, at: Temporal.Instant.from(at) } as PastEvent;
      const { sentence } = describeEvent(event, {
        otherName: null,
        isNamed: false,
        clock: { timeZone: 'UTC' },
      });
      return { id, at, kind, sentence };
    },
    key: ({ at, id }) => [at, id],
  });
}
