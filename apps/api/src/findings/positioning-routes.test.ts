import * as positioning from '@threefold/contracts/findings';
import { addFinding } from '@threefold/contracts/findings';
import { createSpeech } from '@threefold/contracts/meetings/prep';
import { updateSettings } from '@threefold/contracts/settings';
import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';
import { addContact } from '../testing/build.ts';

const server = await openTestApp();
afterAll(() => server.close());

test('the summary is drafted from profile, speech and what one could help with', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const profile = { name: 'Dana Whitfield', background: 'Fourteen years of medicine', aim: 'review' };
  await dana.call(updateSettings, { body: { profile } });
  await dana.call(createSpeech, { body: { name: 'Short', body: 'I built a review team.' } });
  const ruth = await addContact(dana, { organization: 'Halden Health' });
  await dana.call(addFinding, {
    body: { contactId: ruth.id, kind: 'problem', text: 'Authorization is slow', couldHelp: true },
  });
  const { body } = await dana.call(positioning.draftPositioningSummary);
  expect(body).toContain('I built a review team.');
  expect(body).toContain('- Authorization is slow.');
  expect(body).not.toContain('Okafor');
  const others = await dana.call(positioning.draftPositioningSummary, { query: { reader: 'others' } });
  expect(others.body).not.toContain('Ruth');
});

test('every version that was kept stays, and keeping one twice keeps it once', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const id = '0199ab00-0000-7000-8000-00000000f301';
  const keep = (body: object) => dana.attempt(positioning.keepPositioningSummary, { body });
  expect((await keep({ id, body: 'First.' })).status).toBe(201);
  expect((await keep({ id, body: 'First.' })).status).toBe(200);
  expect((await keep({ id, body: 'Else.' })).status).toBe(409);
  expect((await keep({ body: '' })).status).toBe(400);
  server.clock.pass({ minutes: 1 });
  await keep({ body: 'Second.' });
  const { items } = await dana.call(positioning.listPositioningSummaries);
  expect(items.map(({ body }) => body)).toEqual(['Second.', 'First.']);
  const eve = await server.signUp('Eve Moreau');
  expect((await eve.call(positioning.listPositioningSummaries)).items).toEqual([]);
});
