import {
  createContact,
  getContact,
  listContacts,
  listTargetProposals,
  updateContact,
} from '@threefold/contracts/contacts';
import { putOrganizationIndustry } from '@threefold/contracts/findings';
import { getSettings, updateSettings } from '@threefold/contracts/settings';
import { getToday, listToWrite } from '@threefold/contracts/today';
import { expect, test } from 'vitest';
import { addContact, draftTo, named } from '../testing/build.ts';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile();

async function danaWithTargets() {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, {
    body: {
      targets: {
        organizations: ['Optum'],
        organizationKinds: ['health insurance'],
        titles: ['VP, Utilization Management'],
        superiors: ['Chief Medical Officer'],
        places: ['Boston, MA'],
      },
    },
  });
  return dana;
}

test('a part of the target list that is given replaces that part, and leaves the others', async () => {
  const dana = await danaWithTargets();
  await dana.call(updateSettings, { body: { targets: { titles: ['Medical Director'] } } });
  expect((await dana.call(getSettings)).targets).toEqual({
    organizations: ['Optum'],
    organizationKinds: ['health insurance'],
    titles: ['Medical Director'],
    superiors: ['Chief Medical Officer'],
    work: [],
    places: ['Boston, MA'],
  });
});

test('whoever holds the job you want is proposed with that reason, and confirmed with one change', async () => {
  const dana = await danaWithTargets();
  const lee = await dana.call(createContact, {
    body: { givenName: 'Lee', familyName: 'Moreno', title: 'Vice President, Utilization Management' },
  });
  await dana.call(createContact, { body: { givenName: 'Pat', familyName: 'Ives', title: 'Nurse Manager' } });
  const { items } = await dana.call(listTargetProposals);
  expect(items).toMatchObject([
    {
      contactId: lee.id,
      reasons: [],
      proposed: [{ reason: 'role', sentence: 'Holds the job you want: VP, Utilization Management' }],
    },
  ]);
  const [first] = (await dana.call(getToday)).suggestions;
  expect(first).toMatchObject({
    contactId: lee.id,
    why: 'Holds the job you want: VP, Utilization Management.',
  });

  await dana.call(updateContact, { params: { contactId: lee.id }, body: { reasons: ['role'] } });
  expect((await dana.call(listTargetProposals)).items).toEqual([]);
  expect((await dana.call(getToday)).suggestions).toMatchObject([{ contactId: lee.id, proposed: [] }]);
});

test('the kind of place is known by the industry that you set for it', async () => {
  const dana = await danaWithTargets();
  await dana.call(createContact, { body: { givenName: 'Ana', familyName: 'Bell', organization: 'Humana' } });
  expect((await dana.call(listTargetProposals)).items).toEqual([]);
  await dana.call(putOrganizationIndustry, {
    body: { organization: 'Humana', industry: 'Health insurance' },
  });
  const [ana] = (await dana.call(listTargetProposals)).items;
  expect(ana?.proposed[0]?.sentence).toBe('Works in the kind of place you want: health insurance');
});

test('of two who hold the same job, the one in a town of yours stands first on Today, with the town', async () => {
  const dana = await danaWithTargets();
  const title = 'Chief Medical Officer';
  await dana.call(createContact, {
    body: { givenName: 'Far', familyName: 'Away', title, place: { city: 'Denver', region: 'CO' } },
  });
  await dana.call(createContact, {
    body: { givenName: 'Near', familyName: 'By', title, place: { city: 'Boston', region: 'MA' } },
  });
  const { suggestions } = await dana.call(getToday);
  expect(suggestions.map(({ name }) => name)).toEqual(['Near By', 'Far Away']);
  expect(suggestions[0]).toMatchObject({ placeToMeet: 'Boston, MA' });
  expect(suggestions[0]?.why).toContain('can be met in person: Boston, MA');
});

test('nobody who must not be contacted is proposed', async () => {
  const dana = await danaWithTargets();
  await dana.call(createContact, {
    body: { givenName: 'Kim', familyName: 'Oh', title: 'Chief Medical Officer', doNotContact: true },
  });
  expect((await dana.call(listTargetProposals)).items).toEqual([]);
});

test('the list can be narrowed to those who can be met in person', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const near = await dana.call(createContact, {
    body: { givenName: 'Near', familyName: 'By', faceToFace: true },
  });
  await dana.call(createContact, { body: { givenName: 'Far', familyName: 'Away' } });
  const { items } = await dana.call(listContacts, { query: { faceToFace: 'true' } });
  expect(items.map(({ id }) => id)).toEqual([near.id]);
  expect((await dana.call(getContact, { params: { contactId: near.id } })).faceToFace).toBe(true);
});

test('everybody to whom nothing was written is listed, the warmest first, and Today says how many they are', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const marcus = await addContact(dana, { familyName: 'Bell', emails: [] });
  const referred = await addContact(dana, { familyName: 'Referred', emails: [] });
  await named(dana, { from: marcus.id, to: referred.id, note: 'She runs appeals' });
  const reachable = await addContact(dana, { familyName: 'Reachable' });
  await draftTo(dana, (await addContact(dana, { familyName: 'Drafted' })).id);
  const { items, count } = await dana.call(listToWrite);
  expect(items.map(({ contactId }) => contactId)).toEqual([referred.id, reachable.id, marcus.id]);
  expect(items[0]).toMatchObject({
    referredBy: 'Ruth Bell',
    why: 'Referred by Ruth Bell: “She runs appeals”.',
  });
  expect(items[2]?.why).toBe('Not contacted yet.');
  expect(count).toBe(3);
  expect((await dana.call(getToday)).toWrite).toMatchObject({
    count: 3,
    people: [{ contactId: referred.id }, { contactId: reachable.id }, { contactId: marcus.id }],
  });
});
