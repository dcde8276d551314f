import type { Contact } from '@threefold/contracts/contacts';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../shared/api/api-problem.ts';
import { changeMany, inBounds } from './bulk-change.ts';
import { aContact } from './contact.fixture.ts';

const people = (count: number): Contact[] =>
  Array.from({ length: count }, (_, index) => aContact({ id: `c${index}` }));
const later = (contact: Contact): Contact => ({ ...contact, version: contact.version + 1 });
const wait = () => Promise.resolve();

test('never more calls than allowed are under way, and everybody gets a turn', async () => {
  let underWay = 0;
  let most = 0;
  const results = await inBounds(
    people(20),
    async (contact) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      return contact.id;
    },
    { atOnce: 3 },
  );
  expect(most).toBe(3);
  expect(results).toHaveLength(20);
});

test('one who cannot be changed does not keep the others from it', async () => {
  const result = await changeMany(people(3), async (contact) => {
    if (contact.id === 'c1') throw new ApiProblem({ status: 422, title: 'No' });
    return later(contact);
  });
  expect(result.done.map(({ after }) => after.id)).toEqual(['c0', 'c2']);
  expect(result.failed.map(({ contact }) => contact.id)).toEqual(['c1']);
});

test('somebody changed elsewhere is changed as they now are, so that nothing is lost', async () => {
  const current = aContact({ id: 'c0', version: 7, tags: ['school'] });
  const result = await changeMany(people(1), async (contact) => {
    if (contact.version !== 7) throw new ApiProblem({ status: 412, title: 'Stale', current });
    return { ...later(contact), tags: [...contact.tags, 'new'] };
  });
  expect(result.done[0]?.after.tags).toEqual(['school', 'new']);
  expect(result.done[0]?.before.version).toBe(7);
});

test('a server that asks to go slower is asked again', async () => {
  let refusals = 2;
  const result = await changeMany(
    people(1),
    async (contact) => {
      refusals -= 1;
      if (refusals >= 0) throw new ApiProblem({ status: 429, title: 'Too fast' });
      return later(contact);
    },
    { wait },
  );
  expect(result.failed).toEqual([]);
});

test('a server that never has time is given up on', async () => {
  const result = await changeMany(
    people(1),
    async () => {
      throw new ApiProblem({ status: 503, title: 'Busy' });
    },
    { wait },
  );
  expect(result.failed).toHaveLength(1);
});
