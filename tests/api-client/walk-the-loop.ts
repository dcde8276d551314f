// A stranger's program: it knows the address of the server and what openapi-typescript made from the served description.
// The test writes that to api.gen.ts; this file is compiled and run only then.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.gen.ts';

type Schemas = components['schemas'];
type Api = ReturnType<typeof createClient<paths>>;
type Answer<Data> = Promise<{ data?: Data; error?: Schemas['Problem'] }>;

/** Insists on success: a problem is thrown with its sentence. */
async function done<Data>(answer: Answer<Data>): Promise<Data> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(`${error?.status} ${error?.code}: ${error?.detail}`);
  return data;
}

/** A server to talk to, and the hands of its clock. */
type Server = { baseUrl: string; setClock: (at: string) => void };

/** From signing up to the word that closes the loop; answers what there was to see on the way. */
export async function walkTheLoop({ baseUrl, setClock }: Server) {
  const dana = await signUp(baseUrl);
  const ruth = await addContact(dana);
  const promiseAt = '2026-11-30T16:00:00Z';
  const outreach = await write(dana, { contactId: ruth.id, kind: 'outreach', promiseAt });

  setClock(promiseAt);
  const meetingId = await agreeOnMeeting(dana, '2026-12-04T15:00:00Z');
  setClock('2026-12-04T15:40:00Z');
  const held = await hold(dana, meetingId);
  const { letter: thankYou } = await debrief(dana, meetingId);
  const [marcus] = await nameThree(dana, meetingId);
  await meet(dana, marcus?.id ?? '', '2026-12-04T15:30:00Z');

  setClock('2026-12-14T15:00:00Z');
  const before = await readToday(dana);
  await write(dana, { contactId: ruth.id, kind: 'loop-closing' });
  const after = await readToday(dana);
  const network = await readNetwork(dana);
  const stale = await changeFromStale(dana, ruth.id);
  return { outreach, held, thankYou, before, after, network, stale };
}

type Seeker = { api: Api; workspaceId: string };

/** Signs up in a session, and goes on with a token. */
async function signUp(baseUrl: string): Promise<Seeker> {
  const origin = { origin: baseUrl };
  const browser = createClient<paths>({ baseUrl, headers: origin });
  const email = 'dana.whitfield@example.com';
  const password = 'correct horse battery staple';
  const { response } = await browser.POST('/api/auth/sign-up/email', {
    body: { name: 'Dana Whitfield', email, password },
  });
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  const { token } = await done(
    browser.POST('/api/v1/tokens', {
      body: { name: 'Evening script', scopes: ['read', 'write'] },
      headers: { cookie },
    }),
  );
  const api = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const [workspace] = (await done(api.GET('/api/v1/me'))).workspaces;
  if (!workspace) throw new Error('The first sign-up made no workspace.');
  return { api, workspaceId: workspace.id };
}

async function addContact({ api, workspaceId }: Seeker): Promise<Schemas['Contact']> {
  return await done(
    api.POST('/api/v1/workspaces/{workspaceId}/contacts', {
      params: { path: { workspaceId } },
      body: {
        givenName: 'Ruth',
        familyName: 'Abernathy',
        organization: 'Halden Health',
        emails: ['ruth.abernathy@example.com'],
        phones: ['+1 312 555 0143'],
        timeZone: 'America/Chicago',
      },
    }),
  );
}

type Letter = { contactId: string } & Schemas['DraftLetterBody'];

/** Drafts a letter and approves it to go by the mail program. */
async function write({ api, workspaceId }: Seeker, { contactId, ...body }: Letter) {
  const letter = await done(
    api.POST('/api/v1/workspaces/{workspaceId}/contacts/{contactId}/letters', {
      params: { path: { workspaceId, contactId } },
      body,
    }),
  );
  return await done(
    api.POST('/api/v1/workspaces/{workspaceId}/letters/{letterId}/send', {
      params: {
        path: { workspaceId, letterId: letter.id },
        header: { 'If-Match': `"${letter.version}"` },
      },
      body: { via: 'mail-program', allowBlanks: true },
    }),
  );
}

/** Of the one call that is due: they agree to meet. */
async function agreeOnMeeting({ api, workspaceId }: Seeker, at: string): Promise<string> {
  const { items } = await done(
    api.GET('/api/v1/workspaces/{workspaceId}/call-backs', {
      params: { path: { workspaceId }, query: { status: 'due', limit: 2 } },
    }),
  );
  const [call] = items;
  if (!call || items.length > 1) throw new Error(`Not one call is due, but ${items.length}.`);
  const { consequence } = await done(
    api.POST('/api/v1/workspaces/{workspaceId}/call-backs/{callBackId}/outcome', {
      params: { path: { workspaceId, callBackId: call.id } },
      body: { outcome: 'meeting-agreed', at, mode: 'in-person', minutes: 25 },
    }),
  );
  if (!consequence.meetingId) throw new Error(`No meeting, but: ${consequence.sentence}`);
  return consequence.meetingId;
}

async function hold({ api, workspaceId }: Seeker, meetingId: string): Promise<Schemas['Meeting']> {
  return await done(
    api.PATCH('/api/v1/workspaces/{workspaceId}/meetings/{meetingId}', {
      params: { path: { workspaceId, meetingId } },
      body: { status: 'held' },
    }),
  );
}

async function debrief({ api, workspaceId }: Seeker, meetingId: string) {
  return await done(
    api.PUT('/api/v1/workspaces/{workspaceId}/meetings/{meetingId}/debrief', {
      params: { path: { workspaceId, meetingId }, header: { 'If-Match': '"0"' } },
      body: { feeling: 4, facts: 'Reviews wait for nurses.', agreed: 'I send her our figures.' },
    }),
  );
}

/** Three names, each as somebody new; answers their contacts. */
async function nameThree({ api, workspaceId }: Seeker, meetingId: string) {
  const people: Schemas['ContactInput'][] = [
    { givenName: 'Marcus', familyName: 'Bell', emails: ['marcus.bell@example.com'] },
    { givenName: 'Karen', familyName: 'Olson' },
    { familyName: 'Tanaka' },
  ];
  const contacts: Schemas['Contact'][] = [];
  for (const contact of people) {
    const named = await done(
      api.POST('/api/v1/workspaces/{workspaceId}/meetings/{meetingId}/referrals', {
        params: { path: { workspaceId, meetingId } },
        body: { contact, terms: 'may-use-name' },
      }),
    );
    contacts.push(named.contact);
  }
  return contacts;
}

async function meet({ api, workspaceId }: Seeker, contactId: string, startsAt: string) {
  return await done(
    api.POST('/api/v1/workspaces/{workspaceId}/meetings', {
      params: { path: { workspaceId } },
      body: { contactIds: [contactId], startsAt, status: 'held' },
    }),
  );
}

async function readToday({ api, workspaceId }: Seeker): Promise<Schemas['Today']> {
  return await done(api.GET('/api/v1/workspaces/{workspaceId}/today', { params: { path: { workspaceId } } }));
}

async function readNetwork({ api, workspaceId }: Seeker): Promise<Schemas['Network']> {
  return await done(
    api.GET('/api/v1/workspaces/{workspaceId}/network', {
      params: { path: { workspaceId }, query: { scope: 'chains' } },
    }),
  );
}

/** Changes a contact from a version that is over, and answers the problem. */
async function changeFromStale({ api, workspaceId }: Seeker, contactId: string) {
  const path = '/api/v1/workspaces/{workspaceId}/contacts/{contactId}';
  const header = { 'If-Match': '"999"' };
  const { error } = await api.PATCH(path, {
    params: { path: { workspaceId, contactId }, header },
    body: { title: 'Chief Medical Officer' },
  });
  return error;
}
