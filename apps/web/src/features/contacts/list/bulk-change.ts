// One change to many people: a few calls at a time, and every success remembered so that all of it can be taken back.
import type { Contact } from '@threefold/contracts/contacts';
import { isProblem } from '../../../shared/api/api-problem.ts';

export type Done = { before: Contact; after: Contact };
export type BulkResult = { done: Done[]; failed: { contact: Contact; error: unknown }[] };

type Bounds = { atOnce?: number; onProgress?: (count: number) => void; wait?: (ms: number) => Promise<void> };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const longestPatience = 4;

/** Works through a list with at most `atOnce` calls under way. The order of the results is that of the list. */
export const inBounds = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { atOnce = 4, onProgress }: Bounds = {},
): Promise<PromiseSettledResult<Result>[]> => {
  const results: PromiseSettledResult<Result>[] = [];
  let next = 0;
  let finished = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      // `at` is below the length, so there is an item.
      const [settled] = await Promise.allSettled([work(items[at] as Item)]);
      results[at] = settled;
      finished += 1;
      onProgress?.(finished);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
};

/** A server that says "too fast" is waited for; a person changed elsewhere is taken as they now are, once. */
const patiently = async (
  contact: Contact,
  change: (contact: Contact) => Promise<Contact>,
  wait: (ms: number) => Promise<void>,
): Promise<Done> => {
  let before = contact;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { before, after: await change(before) };
    } catch (error) {
      const isLast = attempt === longestPatience;
      if (isProblem(error, 412) && error.current && attempt === 1) {
        // With 412 the server answers the contact as it stands.
        before = error.current as Contact;
      } else if (!isLast && (isProblem(error, 429) || isProblem(error, 503))) {
        await wait(500 * 2 ** attempt);
      } else {
        throw error;
      }
    }
  }
};

/** Changes each person; those who could not be changed are listed with why. */
export const changeMany = async (
  contacts: readonly Contact[],
  change: (contact: Contact) => Promise<Contact>,
  bounds: Bounds = {},
): Promise<BulkResult> => {
  const work = (contact: Contact) => patiently(contact, change, bounds.wait ?? pause);
  const settled = await inBounds(contacts, work, bounds);
  const result: BulkResult = { done: [], failed: [] };
  settled.forEach((outcome, index) => {
    const contact = contacts[index];
    if (outcome.status === 'fulfilled') result.done.push(outcome.value);
    else if (contact) result.failed.push({ contact, error: outcome.reason });
  });
  return result;
};
