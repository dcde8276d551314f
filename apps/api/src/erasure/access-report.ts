import type { AccessLogItem, AccessReport } from '@threefold/contracts/erasure';
import { factsInWords } from '@threefold/domain/contacts/contact-facts';
import { displayName } from '@threefold/domain/contacts/names';
import { describeEvent, type PastEvent } from '@threefold/domain/history/describe-event';
import { Temporal } from 'temporal-polyfill';
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
  findings: 'What was learnt',
  referrals: 'Referrals',
  comments: 'Comments of a coach',
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
    source: sourceSentence(person),
    sections: [
      { title: 'The person', items: fieldsOf(person) },
      // The titles are those of every section.
      ...(Object.keys(titles) as HeldSection[]).map((section) => sectionOf(section, items)),
      { title: 'History', items: history },
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
  typed: () => 'Typed in by hand.',
  coach: (label) => (label ? `Proposed by ${label}.` : 'Proposed by a coach.'),
  api: () => 'Added by a program.',
  sample: () => 'Part of the sample network.',
  import: (label) => (label ? `From the file ${label}.` : 'From a file.'),
  referral: (label) => (label ? `Named by ${label}.` : 'Named by somebody.'),
};

function sourceSentence({ sourceKind, sourceLabel, createdAt }: HeldPerson): string {
  return `${sources[sourceKind](sourceLabel)} Held since ${createdAt.slice(0, 10)}.`;
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
