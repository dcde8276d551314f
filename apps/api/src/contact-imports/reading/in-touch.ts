// From messages and invitations of LinkedIn only the counts and dates are taken, by whose page they are; no word of any text is kept.
import { columnKey } from '@threefold/domain/contact-imports/header-names';
import { readLinkedinUrl } from '@threefold/domain/contact-imports/read-cell';
import { readLinkedinTime } from '@threefold/domain/contact-imports/read-date';
import type { FileRecord } from './file-record.ts';

/** Days as YYYY-MM-DD. */
type InTouch = { messages: number; first: string; last: string; invited: string };
export type InTouchByPage = Map<string, InTouch>;

export const inTouchColumns = ['Messages exchanged', 'First message on', 'Last message on', 'Invitation on'];
const mostPeople = 200_000;

export function inTouchCells(facts: InTouch | undefined): string[] {
  if (!facts) return ['', '', '', ''];
  return [facts.messages > 0 ? String(facts.messages) : '', facts.first, facts.last, facts.invited];
}

/** Drafts and what landed among spam are passed over. */
export async function addMessages(people: InTouchByPage, records: AsyncIterable<FileRecord>): Promise<void> {
  for await (const cells of rowsByColumn(records, 'conversation id')) {
    if (/draft|spam/i.test(cells('folder')) || /^(yes|true|1)$/i.test(cells('is message draft'))) continue;
    const day = dayOf(cells('date'));
    const pages = `${cells('sender profile url')},${cells('recipient profile urls')}`.split(/[,;\s]+/);
    for (const page of new Set(pages.map(readLinkedinUrl))) countMessage(factsOf(people, page), day);
  }
}

function countMessage(facts: InTouch | null, day: string): void {
  if (!facts) return;
  facts.messages += 1;
  if (day !== '' && (facts.first === '' || day < facts.first)) facts.first = day;
  if (day > facts.last) facts.last = day;
}

function dayOf(time: string): string {
  return readLinkedinTime(time)?.toString() ?? '';
}

export async function addInvitations(
  people: InTouchByPage,
  records: AsyncIterable<FileRecord>,
): Promise<void> {
  for await (const cells of rowsByColumn(records, 'inviterprofileurl')) {
    const day = dayOf(cells('sent at'));
    for (const url of [cells('inviterprofileurl'), cells('inviteeprofileurl')]) {
      const facts = factsOf(people, readLinkedinUrl(url));
      if (facts && day > facts.invited) facts.invited = day;
    }
  }
}

function factsOf(people: InTouchByPage, page: string | null): InTouch | null {
  if (page === null) return null;
  const known = people.get(page);
  if (known || people.size >= mostPeople) return known ?? null;
  const facts = { messages: 0, first: '', last: '', invited: '' };
  people.set(page, facts);
  return facts;
}

/** The rows below the one that has the column `mark`, each as a look-up by the key of a column. */
async function* rowsByColumn(
  records: AsyncIterable<FileRecord>,
  mark: string,
): AsyncGenerator<(key: string) => string> {
  let places: Map<string, number> | null = null;
  for await (const { cells } of records) {
    if (places) {
      const known = places;
      yield (key) => cells[known.get(key) ?? -1] ?? '';
      continue;
    }
    const keys = cells.map(columnKey);
    if (keys.includes(mark)) places = new Map(keys.map((key, place) => [key, place]));
  }
}
