import * as endpoints from '@threefold/contracts/contacts';
import * as referrals from '@threefold/contracts/referrals';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
import { letIn } from '../testing/build.ts';
import { seekerForFile } from '../testing/seeker.ts';

const { server, dana } = seekerForFile();

const ruth = {
  givenName: 'Ruth',
  familyName: 'Álvarez',
  credentials: 'MD',
  title: 'Medical Director',
  organization: 'Halden Health Plan',
  emails: ['Ruth.Alvarez@halden.example'],
  phones: ['(312) 555-0142 ext. 7', { typed: 'ask for Pam', label: 'office' }],
  linkedinUrl: 'https://www.linkedin.com/in/ruth-alvarez/',
  place: { city: 'Chicago', region: 'IL', country: 'US' },
  reasons: ['report-to' as const, 'company' as const],
  tags: ['payer'],
  notes: 'Met her at the county meeting.',
};

function add(person: TestPerson, body: Record<string, unknown>) {
  return person.call(endpoints.createContact, { body });
}
function at(contactId: string) {
  return { params: { contactId } };
}
function namesOf(page: { items: { givenName: string; familyName: string }[] }) {
  return page.items.map((item) => `${item.givenName} ${item.familyName}`.trim());
}

describe('adding a contact', () => {
  test('what was typed is kept, and what can be derived is derived', async () => {
    const contact = await add(dana, ruth);
    expect(contact).toMatchObject({
      ...ruth,
      phones: [
        { typed: '(312) 555-0142 ext. 7', e164: '+13125550142' },
        { typed: 'ask for Pam', e164: null, label: 'office' },
      ],
      readerTimeZone: {
        name: 'America/Chicago',
        isGuess: true,
        source: 'place',
        choices: [],
        question: null,
      },
      stage: 'identified',
      doNotContact: false,
      source: { kind: 'typed', label: null },
      version: 1,
    });
    expect(await dana.call(endpoints.getContact, at(contact.id))).toEqual(contact);
  });

  test('a number without a prefix is read as one of the country of the contact, not of the seeker', async () => {
    const contact = await add(dana, { familyName: 'Voss', phones: ['030 901820'], place: { country: 'DE' } });
    expect(contact.phones).toEqual([{ typed: '030 901820', e164: '+4930901820' }]);
  });

  test('an e-mail address alone is enough, a title alone is not', async () => {
    expect((await add(dana, { emails: ['info@tilden.example'] })).emails).toEqual(['info@tilden.example']);
    const refused = await dana.attempt(endpoints.createContact, { body: { title: 'Chief Medical Officer' } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'name-or-email-needed' } });
  });

  test('the same call twice adds one person; another one under that id is refused', async () => {
    const body = {
      id: '0193d6a0-0000-7000-8000-000000000001',
      familyName: 'Okafor',
      emails: ['o@x.example'],
    };
    const first = await dana.attempt(endpoints.createContact, { body });
    const second = await dana.attempt(endpoints.createContact, { body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    const other = await dana.attempt(endpoints.createContact, { body: { ...body, familyName: 'Obi' } });
    expect(other.status).toBe(409);
  });

  test('an address that is none and an unknown field are named', async () => {
    const answer = await dana.attempt(endpoints.createContact, {
      body: { familyName: 'Voss', emails: ['nobody'], shoeSize: 42 },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(['emails.0', 'shoeSize']);
  });
});

describe('changing a contact', () => {
  test('what is left out stays, null empties, a place is changed part by part', async () => {
    const { id } = await add(dana, ruth);
    const changed = await dana.call(endpoints.updateContact, {
      ...at(id),
      body: { title: null, place: { city: 'Evanston' }, notes: 'Prefers mornings.' },
    });
    expect(changed).toMatchObject({
      title: null,
      place: { city: 'Evanston', region: 'IL', country: 'US' },
      organization: 'Halden Health Plan',
      notes: 'Prefers mornings.',
      version: 2,
    });
  });

  test('a move to another country leaves the numbers that were understood', async () => {
    const { id } = await add(dana, ruth);
    const moved = await dana.call(endpoints.updateContact, { ...at(id), body: { place: { country: 'GB' } } });
    expect(moved.phones[0]).toEqual({ typed: '(312) 555-0142 ext. 7', e164: '+13125550142' });
  });

  test('an edited number gets its own international form, whatever came along with it', async () => {
    const { id } = await add(dana, ruth);
    const phones = [{ typed: '(312) 555-0199', e164: '+13125550142' }];
    const changed = await dana.call(endpoints.updateContact, { ...at(id), body: { phones } });
    expect(changed.phones).toEqual([{ typed: '(312) 555-0199', e164: '+13125550199' }]);
  });

  test('sending back what is there changes nothing', async () => {
    const contact = await add(dana, ruth);
    const { emails, phones, place, tags, notes } = contact;
    const same = await dana.call(endpoints.updateContact, {
      ...at(contact.id),
      body: { emails, phones, place, tags, notes },
    });
    expect(same).toEqual(contact);
  });

  test('the second of two windows is told, and sees how it stands', async () => {
    const { id } = await add(dana, { familyName: 'Ng' });
    await dana.call(endpoints.updateContact, { ...at(id), body: { title: 'CMO' }, ifMatch: 1 });
    const late = await dana.attempt(endpoints.updateContact, {
      ...at(id),
      body: { title: 'CEO' },
      ifMatch: 1,
    });
    expect(late).toMatchObject({ status: 412, body: { current: { title: 'CMO', version: 2 } } });
  });

  test('the last name and the last address cannot both be taken away', async () => {
    const { id } = await add(dana, { familyName: 'Ng' });
    const answer = await dana.attempt(endpoints.updateContact, { ...at(id), body: { familyName: '' } });
    expect(answer.status).toBe(422);
  });
});

describe('the next step', () => {
  const next = (contactId: string) => dana.call(endpoints.getContactNextStep, at(contactId));

  test('with somebody new is the first letter, or an address to send it to', async () => {
    expect(await next((await add(dana, ruth)).id)).toMatchObject({ kind: 'write', at: null });
    expect((await next((await add(dana, { familyName: 'Ng' })).id)).kind).toBe('find-address');
  });

  test('is the word back that is owed to a referrer, and nothing once the contact is closed', async () => {
    const [referrer, named] = [await add(dana, { familyName: 'Ng' }), await add(dana, { familyName: 'Obi' })];
    const { referral } = await dana.call(referrals.nameReferral, {
      body: { fromContactId: referrer.id, contactId: named.id },
    });
    const params = { referralId: referral.id };
    await dana.call(referrals.updateReferral, { params, body: { lostReason: 'Moved abroad' } });
    expect(await next(referrer.id)).toEqual({
      kind: 'owed-letter',
      at: '2026-11-27T22:30:00Z',
      sentence: 'A loop-closing letter is due by Friday, November 27 at 5:30 PM their time.',
      letterId: null,
      letterKind: 'loop-closing',
      meetingId: null,
      referralId: referral.id,
    });
    await dana.call(endpoints.closeContact, { ...at(referrer.id), body: { closed: true } });
    expect((await next(referrer.id)).kind).toBe('none');
  });
});

describe('closing and the trash', () => {
  test('a closed contact is at the stage closed, and back where it was once reopened', async () => {
    const { id } = await add(dana, { familyName: 'Ng' });
    const closed = await dana.call(endpoints.closeContact, {
      ...at(id),
      body: { closed: true, reason: 'Moved' },
    });
    expect(closed.stage).toBe('closed');
    expect(await dana.call(endpoints.closeContact, { ...at(id), body: { closed: true } })).toEqual(closed);
    const open = await dana.call(endpoints.closeContact, { ...at(id), body: { closed: false } });
    expect(open.stage).toBe('identified');
  });

  test('whoever is in the trash is found there only, until taken out', async () => {
    const erin = await server.signUp('Erin Sato');
    const { id } = await add(erin, { familyName: 'Quill' });
    const trashed = await erin.call(endpoints.deleteContact, { ...at(id), ifMatch: 1 });
    expect(trashed.deletedAt).toBe('2026-11-24T15:00:00Z');
    expect((await erin.attempt(endpoints.getContact, at(id))).status).toBe(404);
    expect((await erin.attempt(endpoints.deleteContact, at(id))).status).toBe(404);
    expect((await erin.call(endpoints.listContacts, {})).items).toEqual([]);
    const trash = await erin.call(endpoints.listContacts, { query: { deleted: 'true', q: 'quil' } });
    expect(namesOf(trash)).toEqual(['Quill']);
    expect((await erin.call(endpoints.restoreContact, at(id))).deletedAt).toBeNull();
    expect(namesOf(await erin.call(endpoints.listContacts, {}))).toEqual(['Quill']);
  });

  test('nobody reaches the contacts of another seeker', async () => {
    const erin = await server.signUp('Erin Sato');
    const { id } = await add(dana, { familyName: 'Ng' });
    const { getContact, deleteContact, restoreContact, getContactNextStep } = endpoints;
    for (const endpoint of [getContact, deleteContact, restoreContact, getContactNextStep]) {
      expect((await erin.attempt(endpoint, at(id))).status).toBe(404);
      expect(
        (await erin.attempt(endpoint, { params: { contactId: id, workspaceId: dana.workspaceId } })).status,
      ).toBe(404);
    }
  });
});

test('a coach to whom all was shared reads everything but the notes, and changes nothing', async () => {
  const [noor, carla] = [await server.signUp('Noor Haddad'), await server.signUp('Carla Brandt')];
  const { id } = await add(noor, ruth);
  await letIn(noor, carla, 'full');
  const params = { workspaceId: noor.workspaceId, contactId: id };
  const seen = await carla.call(endpoints.getContact, { params });
  expect(seen).toMatchObject({ familyName: 'Álvarez', emails: ruth.emails, notes: null });
  const { items } = await carla.call(endpoints.listContacts, { params, query: { q: 'alvarez' } as never });
  expect(items).toEqual([seen]);
  for (const endpoint of [endpoints.deleteContact, endpoints.restoreContact])
    expect((await carla.attempt(endpoint, { params })).status).toBe(403);
});

describe('the list', () => {
  let seeker: TestPerson;
  beforeAll(async () => {
    seeker = await server.signUp('Noor Haddad');
    for (const [givenName, familyName, organization] of [
      ['Jan', 'Müller', 'Tilden Clinic'],
      ['Ruth', 'Álvarez', 'Halden Health Plan'],
      ['Zoe', 'Baker', 'Halden Health Plan'],
      ['Amir', 'Álvarez', 'Orchard Devices'],
      ['', 'Chen', ''],
    ]) {
      server.clock.pass({ minutes: 1 });
      const tags = organization === 'Halden Health Plan' ? ['payer', 'Chicago'] : [];
      const reasons = familyName === 'Baker' ? ['role'] : [];
      await add(seeker, { givenName, familyName, organization, tags, reasons });
    }
  });
  const list = (query: Record<string, unknown>) =>
    seeker.call(endpoints.listContacts, { query: query as never });

  const walk = async (query: Record<string, unknown>) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ ...query, limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...namesOf(page));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  };

  test('by name goes by the family name, without regard to accents', async () => {
    expect(await walk({})).toEqual(['Amir Álvarez', 'Ruth Álvarez', 'Zoe Baker', 'Chen', 'Jan Müller']);
  });

  test('by recency begins with the latest change', async () => {
    expect(await walk({ sort: 'recent' })).toEqual([
      'Chen',
      'Amir Álvarez',
      'Zoe Baker',
      'Ruth Álvarez',
      'Jan Müller',
    ]);
  });

  test('by stage goes through the loop, not through the alphabet', async () => {
    const { items } = await list({ q: 'Baker' });
    await seeker.call(endpoints.closeContact, { ...at(items[0]?.id ?? ''), body: { closed: true } });
    const order = ['Amir Álvarez', 'Ruth Álvarez', 'Chen', 'Jan Müller', 'Zoe Baker'];
    expect(await walk({ sort: 'stage' })).toEqual(order);
    expect(await walk({ sort: 'stage', q: 'alvarez' })).toEqual(order.slice(0, 2));
    await seeker.call(endpoints.closeContact, { ...at(items[0]?.id ?? ''), body: { closed: false } });
  });

  test('"muller" finds Müller, and a slip of the finger finds Álvarez', async () => {
    expect(await walk({ q: 'muller' })).toEqual(['Jan Müller']);
    expect((await walk({ q: 'alvares' })).sort()).toEqual(['Amir Álvarez', 'Ruth Álvarez']);
    expect(await walk({ q: 'tilden' })).toEqual(['Jan Müller']);
    expect(await walk({ q: '%' })).toEqual([]);
  });

  test('the nearest match comes first', async () => {
    expect((await walk({ q: 'ruth alvarez' }))[0]).toBe('Ruth Álvarez');
  });

  test('filters by stage, reason and tag narrow it together', async () => {
    expect(await walk({ tag: 'payer' })).toEqual(['Ruth Álvarez', 'Zoe Baker']);
    expect(await walk({ tag: 'payer', reason: 'role,work' })).toEqual(['Zoe Baker']);
    expect(await walk({ stage: 'met,closed' })).toEqual([]);
    expect(await walk({ tag: 'payer', q: 'ruth' })).toEqual(['Ruth Álvarez']);
  });

  test('a cursor of another order or made up, and a text that nothing can hold, are refused', async () => {
    const { nextCursor } = await list({ limit: 2 });
    const forged = [
      ['name', 'x', 'y'],
      ['recent', 'never', '0193d6a0-0000-7000-8000-000000000001'],
      ['stage', 'x', 'y', '0193d6a0-0000-7000-8000-000000000001'],
    ].map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));
    for (const cursor of [nextCursor, 'abc', ...forged]) {
      for (const sort of ['recent', 'stage']) {
        const answer = await seeker.attempt(endpoints.listContacts, { query: { sort, cursor } });
        expect(answer.status).toBe(400);
      }
    }
    expect((await seeker.attempt(endpoints.listContacts, { query: { q: 'a\u0000b' } })).status).toBe(400);
  });
});
