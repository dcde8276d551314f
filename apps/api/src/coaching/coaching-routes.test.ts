import {
  acceptShare,
  changeShare,
  getClient,
  inviteCoach,
  listClients,
  listComments,
  listShares,
  readComment,
  readInvitation,
  revokeShare,
  type ShareLevel,
  writeComment,
} from '@threefold/contracts/coaching';
import { closeContact, createContact } from '@threefold/contracts/contacts';
import { getTimeline } from '@threefold/contracts/history';
import { getMe } from '@threefold/contracts/identity';
import { getSettings } from '@threefold/contracts/settings';
import { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { inWorkspace } from '../platform/workspace-transaction.ts';
import { openTestApp, type TestPerson } from '../test-app.ts';
import { serverForFile } from '../testing/seeker.ts';
import { mailInvitation } from './shares.ts';

const server = serverForFile();

const unknownId = '0199a000-0000-7000-8000-00000000dead';

async function invite(seeker: TestPerson, coach: TestPerson, level: ShareLevel = 'progress') {
  const { status, body } = await seeker.attempt(inviteCoach, { body: { email: coach.email, level } });
  expect(status).toBe(201);
  return { shareId: String(body.id), token: String(body.token), link: String(body.link), body };
}

async function share(level: ShareLevel = 'progress') {
  const dana = await server.signUp('Dana Whitfield');
  const carla = await server.signUp('Carla Brandt');
  const { shareId, token } = await invite(dana, carla, level);
  await carla.call(acceptShare, { params: { shareId }, body: { token } });
  const params = { workspaceId: dana.workspaceId };
  return { dana, carla, shareId, token, params };
}

function happened(person: TestPerson, events: Parameters<typeof record>[2]) {
  const { db, clock } = server.app.parts;
  const scope: Scope = {
    workspaceId: person.workspaceId,
    userId: person.userId,
    level: 'owner',
    now: clock.now(),
  };
  return inWorkspace(db, scope, (transaction) => record(transaction, scope, events));
}

function letter(at: string) {
  return {
    kind: 'letter-sent' as const,
    detail: { letterKind: 'outreach', via: 'paper', subject: 'A question', promiseAt: null, timeZone: 'UTC' },
    at,
  };
}

describe('an invitation', () => {
  test('says who invites and to what, to whoever holds its token', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const { shareId, token } = await invite(dana, carla, 'network');
    const params = { shareId };
    expect(await carla.call(readInvitation, { params, body: { token } })).toMatchObject({
      seekerName: dana.name,
      level: 'network',
    });
    expect((await carla.attempt(readInvitation, { params, body: { token: 'guessed' } })).status).toBe(404);
    expect((await dana.attempt(readInvitation, { params, body: { token } })).body.code).toBe('own-workspace');
    await dana.call(revokeShare, { params });
    expect((await carla.attempt(readInvitation, { params, body: { token } })).body.code).toBe(
      'invitation-revoked',
    );
  });

  test('shows its token and link once, and is not mailed where the system has no mail', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const id = '0199a000-0000-7000-8000-000000000001';
    const body = { id, email: 'coach@example.org', level: 'network' };
    const first = await dana.attempt(inviteCoach, { body });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ status: 'invited', level: 'network', mailed: false, coachName: null });
    expect(first.body.link).toBe(`http://localhost:4600/invitation/${id}?token=${first.body.token}`);
    expect(Buffer.from(String(first.body.token), 'base64url')).toHaveLength(32);
    const second = await dana.attempt(inviteCoach, { body });
    expect(second.status).toBe(200);
    expect(second.body).not.toHaveProperty('token');
    expect((await dana.attempt(inviteCoach, { body: { ...body, level: 'full' } })).status).toBe(409);
    expect((await dana.call(listShares)).items.map((each) => each.id)).toEqual([id]);
  });

  test('with the id of another search says only that the id is taken', async () => {
    const { shareId } = await share();
    const stranger = await server.signUp('Ben Stranger');
    const answer = await stranger.attempt(inviteCoach, {
      body: { id: shareId, email: 'coach@example.org', level: 'full' },
    });
    expect(answer.status).toBe(409);
    expect(answer.body).not.toHaveProperty('current');
  });

  test('to oneself is refused, however the address is written', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const answer = await dana.attempt(inviteCoach, {
      body: { email: dana.email.toUpperCase(), level: 'full' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'own-email' } });
  });

  test('opens the search to whoever holds its token, once', async () => {
    const { dana, carla, shareId, token } = await share('network');
    const again = await carla.call(acceptShare, { params: { shareId }, body: { token } });
    expect(again).toMatchObject({
      workspaceId: dana.workspaceId,
      workspaceName: "Dana Whitfield's search",
      share: { status: 'active', coachName: 'Carla Brandt', expiresAt: null },
    });
    expect((await carla.call(getMe)).workspaces).toContainEqual({
      id: dana.workspaceId,
      name: "Dana Whitfield's search",
      role: 'coach',
      share: { id: shareId, level: 'network' },
    });
    const ben = await server.signUp('Ben Stranger');
    expect((await ben.attempt(acceptShare, { params: { shareId }, body: { token } })).status).toBe(404);
  });

  test('with a wrong token is not there, like one that never was', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const { shareId, token } = await invite(dana, carla);
    const wrong = await carla.attempt(acceptShare, { params: { shareId }, body: { token: `${token}x` } });
    const unknown = await carla.attempt(acceptShare, { params: { shareId: unknownId }, body: { token } });
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(wrong.body.detail).toBe(unknown.body.detail);
  });

  test('cannot be accepted by the seeker', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const { shareId, token } = await invite(dana, carla);
    const answer = await dana.attempt(acceptShare, { params: { shareId }, body: { token } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'own-workspace' } });
  });

  test('is open for 14 days', async () => {
    const own = await openTestApp();
    const dana = await own.signUp('Dana Whitfield');
    const carla = await own.signUp('Carla Brandt');
    const early = await invite(dana, carla);
    const late = await invite(dana, carla);
    own.clock.pass({ hours: 24 * 14 - 1 });
    const inTime = await carla.attempt(acceptShare, {
      params: { shareId: early.shareId },
      body: { token: early.token },
    });
    own.clock.pass({ hours: 1 });
    const tooLate = await carla.attempt(acceptShare, {
      params: { shareId: late.shareId },
      body: { token: late.token },
    });
    expect(inTime.status).toBe(200);
    expect(tooLate).toMatchObject({ status: 422, body: { code: 'invitation-expired' } });
    await own.close();
  });

  test('that was taken back says so to whoever holds its token', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const { shareId, token } = await invite(dana, carla);
    await dana.call(revokeShare, { params: { shareId } });
    const answer = await carla.attempt(acceptShare, { params: { shareId }, body: { token } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'invitation-revoked' } });
  });

  test('accepted by somebody who coaches already replaces what they held', async () => {
    const { dana, carla, shareId } = await share('full');
    const second = await invite(dana, carla, 'progress');
    await carla.call(acceptShare, { params: { shareId: second.shareId }, body: { token: second.token } });
    const shares = (await dana.call(listShares)).items;
    expect(shares.map(({ id, status }) => [id, status])).toEqual([
      [second.shareId, 'active'],
      [shareId, 'revoked'],
    ]);
    expect((await carla.call(listClients)).items.map((client) => client.level)).toEqual(['progress']);
  });

  test('of the same search accepted twice at once leaves one relation', async () => {
    const dana = await server.signUp('Dana Whitfield');
    const carla = await server.signUp('Carla Brandt');
    const invitations = await Promise.all([invite(dana, carla), invite(dana, carla, 'full')]);
    const answers = await Promise.all(
      invitations.map(({ shareId, token }) =>
        carla.attempt(acceptShare, { params: { shareId }, body: { token } }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const active = (await dana.call(listShares)).items.filter(({ status }) => status === 'active');
    expect(active).toHaveLength(1);
  });
});

test('an invitation is mailed by the system, with the link and what will be seen', async () => {
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (piece: Buffer) => {
        text += piece.toString();
      });
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { parts } = server.app;
  const dana = await server.signUp('Dana Whitfield');
  const { body } = await withMail(`smtp://127.0.0.1:${port}`, () =>
    dana.attempt(inviteCoach, { body: { email: 'coach@example.org', level: 'progress' } }),
  );
  expect(body.mailed).toBe(true);
  const config = { ...parts.config, smtpUrl: `smtp://127.0.0.1:${port}` };
  const payload = { workspaceId: dana.workspaceId, shareId: String(body.id), token: String(body.token) };
  await mailInvitation({ ...parts, config }, payload);
  await dana.call(revokeShare, { params: { shareId: String(body.id) } });
  await mailInvitation({ ...parts, config }, payload);
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  expect(mails).toHaveLength(1);
  const text = (mails[0] ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=');
  expect(text).toContain('To: coach@example.org');
  expect(text).toContain(String(body.link));
  expect(text).toContain('Stats only');
});

async function withMail<Result>(smtpUrl: string, work: () => Promise<Result>): Promise<Result> {
  const { config } = server.app.parts;
  config.smtpUrl = smtpUrl;
  try {
    return await work();
  } finally {
    config.smtpUrl = null;
  }
}

describe('the seeker decides from one request to the next', () => {
  test('a coach who was let out finds nothing any more, and letting out twice does no harm', async () => {
    const { dana, carla, shareId, params } = await share('full');
    expect((await carla.attempt(getClient, { params })).status).toBe(200);
    await dana.call(revokeShare, { params: { shareId }, ifMatch: 2 });
    const answers = await Promise.all([
      carla.attempt(getClient, { params }),
      carla.attempt(listComments, { params }),
      carla.attempt(writeComment, { params, body: { body: 'Still here?' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await carla.call(listClients)).items).toEqual([]);
    expect((await dana.call(revokeShare, { params: { shareId } })).status).toBe('revoked');
  });

  test('a level holds at once, in both directions', async () => {
    const { dana, carla, shareId, params } = await share('progress');
    const contact = { subject: 'contact', subjectId: unknownId, body: 'Ask about Ruth.' };
    expect((await carla.attempt(writeComment, { params, body: contact })).status).toBe(403);
    await dana.call(changeShare, { params: { shareId }, body: { level: 'network' } });
    expect((await carla.attempt(writeComment, { params, body: contact })).status).toBe(404);
    await dana.call(changeShare, { params: { shareId }, body: { level: 'progress' } });
    expect((await carla.attempt(writeComment, { params, body: contact })).status).toBe(403);
  });

  test('a share that ended cannot be changed', async () => {
    const { dana, shareId } = await share();
    await dana.call(revokeShare, { params: { shareId } });
    const answer = await dana.attempt(changeShare, { params: { shareId }, body: { level: 'full' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'share-revoked' } });
  });

  test('two windows do not overwrite each other', async () => {
    const { dana, shareId } = await share();
    await dana.call(changeShare, { params: { shareId }, body: { level: 'network' }, ifMatch: 2 });
    const late = await dana.attempt(changeShare, {
      params: { shareId },
      body: { level: 'full' },
      ifMatch: 2,
    });
    expect(late).toMatchObject({ status: 412, body: { current: { level: 'network', version: 3 } } });
    expect((await dana.attempt(revokeShare, { params: { shareId }, ifMatch: 2 })).status).toBe(412);
  });

  test('nobody else can change or end a share, the coach included', async () => {
    const { carla, shareId, params } = await share('full');
    const stranger = await server.signUp('Ben Stranger');
    const answers = await Promise.all([
      carla.attempt(revokeShare, { params: { ...params, shareId } }),
      stranger.attempt(revokeShare, { params: { ...params, shareId } }),
      stranger.attempt(revokeShare, { params: { shareId } }),
      stranger.attempt(changeShare, { params: { shareId }, body: { level: 'full' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 404, 404]);
  });
});

describe('the roster', () => {
  test('shows figures of what was shared and nothing of what was not', async () => {
    const { dana, carla, params } = await share('progress');
    await happened(dana, [
      letter('2026-11-10T09:00:00Z'),
      letter('2026-11-24T09:00:00Z'),
      { kind: 'meeting-held', detail: { meetingKind: 'informational', minutes: 25, position: 0 } },
      { kind: 'referral-named', detail: { terms: 'may-use-name', note: null } },
      { kind: 'call-released', detail: { reason: 'moved away', promised: true } },
    ]);
    const [client] = (await carla.call(listClients)).items;
    expect(client).toMatchObject({
      workspaceId: dana.workspaceId,
      name: 'Dana Whitfield',
      level: 'progress',
      figures: { lettersSent: 2, meetingsHeld: 1, referrals: 1, promisesKept: 0, promisesEnded: 1 },
      lastActivityAt: '2026-11-24T15:00:00Z',
    });
    expect(client?.weeks).toHaveLength(12);
    expect(client?.weeks.at(-1)).toEqual({ startsOn: '2026-11-23', letters: 1, meetings: 1, referrals: 1 });
    expect(client?.weeks.at(-3)).toMatchObject({ startsOn: '2026-11-09', letters: 1 });
    expect(await carla.call(getClient, { params })).toEqual(client);
    expect((await dana.call(listClients)).items).toEqual([]);
    expect(await dana.call(getClient)).toMatchObject({ level: 'full', figures: client?.figures });
  });

  test('puts the search that needs the coach first on top', async () => {
    const own = await openTestApp();
    const carla = await own.signUp('Carla Brandt');
    const seekers = [await own.signUp('Ann Moving'), await own.signUp('Bo Stuck')];
    for (const seeker of seekers) {
      const { shareId, token } = await invite(seeker, carla);
      await carla.call(acceptShare, { params: { shareId }, body: { token } });
    }
    own.clock.pass({ hours: 24 * 10 });
    const [ann] = seekers;
    if (!ann) throw new Error('nobody');
    const { db, clock } = own.app.parts;
    const scope: Scope = {
      workspaceId: ann.workspaceId,
      userId: ann.userId,
      level: 'owner',
      now: clock.now(),
    };
    await inWorkspace(db, scope, (transaction) =>
      record(transaction, scope, [letter('2026-12-03T09:00:00Z')]),
    );
    const { items } = await carla.call(listClients);
    expect(items.map(({ name, stuck }) => [name, stuck.step])).toEqual([
      ['Bo Stuck', 'letters'],
      ['Ann Moving', 'moving'],
    ]);
    await own.close();
  });

  test('tells the seeker when the coach last looked, to the hour', async () => {
    const own = await openTestApp();
    const dana = await own.signUp('Dana Whitfield');
    const carla = await own.signUp('Carla Brandt');
    const { shareId, token } = await invite(dana, carla);
    await carla.call(acceptShare, { params: { shareId }, body: { token } });
    const lastSeen = async () => (await dana.call(listShares)).items[0]?.lastSeenAt;
    expect(await lastSeen()).toBeNull();
    await carla.call(listClients);
    own.clock.pass({ minutes: 59 });
    await carla.call(getClient, { params: { workspaceId: dana.workspaceId } });
    expect(await lastSeen()).toBe('2026-11-24T15:00:00Z');
    own.clock.pass({ minutes: 2 });
    await carla.call(getClient, { params: { workspaceId: dana.workspaceId } });
    expect(await lastSeen()).toBe('2026-11-24T16:01:00Z');
    await own.close();
  });
});

describe('comments', () => {
  test('reach the seeker with the name of the coach, and are read once', async () => {
    const { dana, carla, params } = await share('progress');
    const id = '0199a000-0000-7000-8000-0000000000c1';
    const body = { id, body: 'Three letters this week would do.' };
    expect((await carla.attempt(writeComment, { params, body })).status).toBe(201);
    expect((await carla.attempt(writeComment, { params, body })).status).toBe(200);
    expect((await carla.attempt(writeComment, { params, body: { ...body, body: 'Two.' } })).status).toBe(409);
    expect((await carla.call(getClient, { params })).unreadForSeeker).toBe(1);
    const [comment] = (await dana.call(listComments)).items;
    expect(comment).toMatchObject({ id, authorName: 'Carla Brandt', isMine: false, readAt: null });
    expect((await carla.attempt(readComment, { params: { ...params, commentId: id } })).status).toBe(403);
    const read = await dana.call(readComment, { params: { commentId: id } });
    expect(read.readAt).toBe('2026-11-24T15:00:00Z');
    expect((await carla.call(getClient, { params })).unreadForSeeker).toBe(0);
    expect((await dana.attempt(readComment, { params: { commentId: unknownId } })).status).toBe(404);
  });

  test('are answered by the seeker in the same place', async () => {
    const { dana, carla, params } = await share('progress');
    await carla.call(writeComment, { params, body: { body: 'How did it go?' } });
    await dana.call(writeComment, { body: { body: 'Better than it felt.' } });
    const { items } = await carla.call(listComments, { params });
    expect(items.map(({ authorName, isMine }) => [authorName, isMine])).toEqual([
      ['Dana Whitfield', false],
      ['Carla Brandt', true],
    ]);
  });

  test('on a person show initials where only the picture was shared, and the name where all was', async () => {
    const { dana, carla, shareId, params } = await share('network');
    const contact = await dana.call(createContact, { body: { givenName: 'Ruth', familyName: 'Abernathy' } });
    const about = { subject: 'contact' as const, subjectId: contact.id };
    const written = await carla.call(writeComment, { params, body: { ...about, body: 'Is this one warm?' } });
    expect(written.subjectLabel).toBe('R. A.');
    expect((await dana.call(listComments, { query: about })).items[0]?.subjectLabel).toBe('Ruth Abernathy');
    const labelAt = async (level: ShareLevel) => {
      await dana.call(changeShare, { params: { shareId }, body: { level } });
      return (await carla.call(listComments, { params })).items[0]?.subjectLabel;
    };
    expect(await labelAt('full')).toBe('Ruth Abernathy');
    expect(await labelAt('progress')).toBeNull();
    const timeline = await dana.call(getTimeline, { params: { contactId: contact.id } });
    expect(timeline.items.map(({ kind }) => kind)).toContain('coach-commented');
  });

  test('come in pages, newest first', async () => {
    const { dana, carla, params } = await share('progress');
    for (const body of ['one', 'two', 'three']) await carla.call(writeComment, { params, body: { body } });
    const first = await dana.call(listComments, { query: { limit: 2 } });
    const rest = await dana.call(listComments, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items].map(({ body }) => body)).toEqual(['three', 'two', 'one']);
    expect(rest.nextCursor).toBeNull();
  });

  test('name one thing, or the whole search and nothing', async () => {
    const { carla, params } = await share('full');
    const answers = await Promise.all([
      carla.attempt(writeComment, { params, body: { subject: 'contact', body: 'Who?' } }),
      carla.attempt(writeComment, { params, body: { subjectId: unknownId, body: 'What?' } }),
      carla.attempt(writeComment, { params, body: { subject: 'letter', subjectId: unknownId, body: 'Hm.' } }),
      carla.attempt(writeComment, { params, body: { body: '' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 400]);
  });
});

test('a coach reads what happened of the seeker by name, and the seeker as "you"', async () => {
  const { dana, carla, params } = await share('full');
  const { id: contactId } = await dana.call(createContact, { body: { familyName: 'Abernathy' } });
  await dana.call(closeContact, { params: { contactId }, body: { closed: true, reason: 'Told you so.' } });
  const [mine] = (await dana.call(getTimeline, { params: { contactId } })).items;
  const [theirs] = (await carla.call(getTimeline, { params: { ...params, contactId } })).items;
  expect([mine?.sentence, mine?.detail]).toEqual(['You closed this contact.', 'Told you so.']);
  expect([theirs?.sentence, theirs?.detail]).toEqual(['Dana closed this contact.', 'Told you so.']);
});

test('a coach sees nothing of the settings', async () => {
  const { carla, params } = await share('full');
  expect((await carla.attempt(getSettings, { params })).status).toBe(403);
});
