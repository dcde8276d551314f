/** @module-tag whole-workspace */
import { createContact, listContacts } from '@threefold/contracts/contacts';
import { addFinding, getFindingPlaces } from '@threefold/contracts/findings';
import {
  getSampleNetwork,
  loadSampleNetwork,
  removeSampleNetwork,
} from '@threefold/contracts/sample-network';
import { getToday } from '@threefold/contracts/today';
import { findingKinds } from '@threefold/domain/findings/merge-findings';
import { expect, test } from 'vitest';
import { seekerForFile } from '../testing/seeker.ts';

const { dana } = seekerForFile({ at: '2026-11-24T17:48:00Z' });

test('the sample brings about sixty people with letters, calls, meetings and referrals behind them', async () => {
  const sample = await dana.call(loadSampleNetwork);
  expect(sample.present).toBe(true);
  expect(sample.people).toBeGreaterThanOrEqual(58);
  const { figures } = await dana.call(getToday);
  expect(figures.roots).toBe(7);
  expect(figures.months).toBeGreaterThanOrEqual(4);
  expect(figures.reproduction).toBeGreaterThan(0.5);
});

test('its organizations have industries, and its findings are of every kind', async () => {
  const { organizations, kinds } = await dana.call(getFindingPlaces);
  expect(organizations.filter(({ industry }) => industry === null)).toEqual([]);
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([...findingKinds].sort());
});

test('loading it twice changes nothing', async () => {
  const before = await dana.call(getSampleNetwork);
  expect(await dana.call(loadSampleNetwork)).toEqual(before);
});

test('removing it leaves what was typed by hand, and the figures of nothing else', async () => {
  await dana.call(createContact, { body: { givenName: 'Ann', familyName: 'Own' } });
  expect(await dana.call(removeSampleNetwork)).toEqual({ present: false, people: 0 });
  const { items } = await dana.call(listContacts);
  expect(items.map((contact) => contact.familyName)).toEqual(['Own']);
  const { figures, items: owed } = await dana.call(getToday);
  expect(owed).toEqual([]);
  expect(figures.promisesKept).toBe(0);
});

test('the industry of an organization where no one of your own works goes with the sample', async () => {
  await dana.call(loadSampleNetwork);
  await hearFrom('Halden Health');
  await dana.call(removeSampleNetwork);
  await hearFrom('Calder Biologics');
  const { organizations } = await dana.call(getFindingPlaces);
  expect(organizations.map(({ name, industry }) => [name, industry])).toEqual([
    ['Calder Biologics', null],
    ['Halden Health', 'Health insurance'],
  ]);
});

async function hearFrom(organization: string): Promise<void> {
  const { id } = await dana.call(createContact, { body: { familyName: `Of ${organization}`, organization } });
  await dana.call(addFinding, { body: { contactId: id, kind: 'fact', text: `Heard at ${organization}` } });
}
