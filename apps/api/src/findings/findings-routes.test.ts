import * as findings from '@threefold/contracts/findings';
import { describe, expect, test } from 'vitest';
import { planWith } from '../testing/build.ts';
import { seekerEachTest } from '../testing/seeker.ts';

const { server, dana } = seekerEachTest({ at: '2026-11-19T15:00:00Z' });

describe('findings', () => {
  const add = (body: object) => dana.attempt(findings.addFinding, { body });

  test('a hard question and what was said of the credentials are kept as what they are', async () => {
    const { meeting } = await planWith(dana);
    for (const kind of ['hard-question', 'credentials'])
      await add({ meetingId: meeting.id, kind, text: `Kept as ${kind}` });
    const { items } = await dana.call(findings.listFindings, { query: { kind: 'credentials' } });
    expect(items.map(({ text }) => text)).toEqual(['Kept as credentials']);
    const places = await dana.call(findings.getFindingPlaces);
    expect(places.kinds).toContainEqual({ kind: 'hard-question', findings: 1 });
  });

  test('are kept with the meeting and the contact they came from, latest first', async () => {
    const { contact, meeting } = await planWith(dana);
    const one = await add({
      meetingId: meeting.id,
      kind: 'problem',
      text: 'Prior authorization takes days.',
    });
    server.clock.pass({ minutes: 1 });
    const two = await add({
      contactId: contact.id,
      kind: 'fact',
      text: 'They use one vendor.',
      couldHelp: true,
    });
    expect([one.status, two.status]).toEqual([201, 201]);
    const list = async (query: object) =>
      (await dana.call(findings.listFindings, { query })).items.map((item) => item.id);
    expect(await list({ contactId: contact.id })).toEqual([two.body.id, one.body.id]);
    expect(await list({ meetingId: meeting.id })).toEqual([one.body.id]);
    expect(await list({ kind: 'fact' })).toEqual([two.body.id]);
  });

  test('can be changed, trashed and brought back', async () => {
    const { body: made } = await add({ kind: 'advice', text: 'Read the rule itself.' });
    const params = { findingId: String(made.id) };
    const change = { params, body: { couldHelp: true }, ifMatch: 1 };
    expect(await dana.call(findings.updateFinding, change)).toMatchObject({
      text: 'Read the rule itself.',
      couldHelp: true,
      version: 2,
    });
    expect((await dana.attempt(findings.updateFinding, change)).status).toBe(412);
    await dana.call(findings.deleteFinding, { params });
    expect((await dana.call(findings.listFindings)).items).toEqual([]);
    await dana.call(findings.restoreFinding, { params });
    expect((await dana.call(findings.listFindings)).items).toHaveLength(1);
  });

  test('of nowhere are refused: another’s meeting, an unknown contact, an empty text', async () => {
    const eve = await server.signUp('Eve Moreau');
    const { meeting } = await planWith(eve);
    expect((await add({ meetingId: meeting.id, kind: 'fact', text: 'x' })).status).toBe(404);
    const contactId = '0199ab00-0000-7000-8000-00000000dead';
    expect((await add({ contactId, kind: 'fact', text: 'x' })).status).toBe(404);
    expect((await add({ kind: 'fact', text: '' })).status).toBe(400);
  });
});
