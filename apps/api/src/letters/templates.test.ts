import { randomUUID } from 'node:crypto';
import { createTemplate, listTemplates, updateTemplate } from '@threefold/contracts/letters';
import { builtInTemplates } from '@threefold/domain/letters/templates';
import { describe, expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile();

const own = {
  kind: 'outreach' as const,
  name: 'Mine',
  subject: 'A word about {{ me.aim }}',
  body: 'Dear {{ contact.salutation | default: "[name]" }},\n\nI will phone on {{ promise }}.',
};

test('a new workspace has all built-in templates, and its own come after them', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const mine = await dana.call(createTemplate, { body: own });
  const { items } = await dana.call(listTemplates);
  expect(items.filter((item) => item.builtIn)).toHaveLength(builtInTemplates.length);
  expect(items.at(-1)).toEqual({ ...own, id: mine.id, version: 1, builtIn: false });
  const nudges = await dana.call(listTemplates, { query: { kind: 'nudge' } });
  expect(new Set(nudges.items.map((item) => item.kind))).toEqual(new Set(['nudge']));
});

test('the same template sent twice is one, and another under its id is refused', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const body = { ...own, id: randomUUID() };
  expect((await dana.attempt(createTemplate, { body })).status).toBe(201);
  expect((await dana.attempt(createTemplate, { body })).status).toBe(200);
  const other = await dana.attempt(createTemplate, { body: { ...body, name: 'Other' } });
  expect(other).toMatchObject({ status: 409, body: { code: 'id-taken' } });
});

test('one changed in another window in the meantime is shown as it is now', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const { id } = await dana.call(createTemplate, { body: own });
  const params = { templateId: id };
  const changed = await dana.call(updateTemplate, { params, body: { name: 'Renamed' }, ifMatch: 1 });
  expect(changed).toEqual({ ...own, id, name: 'Renamed', version: 2, builtIn: false });
  const late = await dana.attempt(updateTemplate, { params, body: { name: 'Late' }, ifMatch: 1 });
  expect(late).toMatchObject({ status: 412, body: { current: { name: 'Renamed', version: 2 } } });
});

test("a built-in template stays as it is, and somebody else's is not there", async () => {
  const [dana, sam] = [await server.signUp('Dana Whitfield'), await server.signUp('Sam Okafor')];
  const builtIn = await dana.attempt(updateTemplate, {
    params: { templateId: builtInTemplates[0]?.id ?? '' },
    body: { name: 'Mine now' },
  });
  expect(builtIn).toMatchObject({ status: 422, body: { code: 'built-in-template' } });
  const { id } = await dana.call(createTemplate, { body: own });
  const stranger = await sam.attempt(updateTemplate, {
    params: { templateId: id },
    body: { name: 'Stolen' },
  });
  expect(stranger.status).toBe(404);
});

describe('a template that cannot work is refused when it is saved, with the place', () => {
  test.each([
    ['an open tag', 'Dear you,\n\n{% if referrer.name %}hello', 'line 3'],
    ['a tag that does not exist', 'One\n{% shell "ls" %}', 'line 2'],
    ['a filter that does not exist', '{{ me.name | exec }}', 'line 1'],
    ['a loop without end', '{% for i in (1..9000000) %}{{ i }}{% endfor %}', 'takes too long'],
    ['a loop within loops', nested('x', 6), 'takes too long'],
    ['another file', "{% render '/etc/passwd' %}", 'another file'],
    [
      'a text that fills the memory',
      '{% assign a = "0123456789" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
      'grows too large',
    ],
  ])('%s', async (_, body, words) => {
    const dana = await server.signUp('Dana Whitfield');
    const answer = await dana.attempt(createTemplate, { body: { ...own, body } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'template-broken' } });
    expect(answer.body.errors?.[0]).toMatchObject({ path: 'body' });
    expect(answer.body.errors?.[0]?.message).toContain(words);
  });
});

function nested(text: string, depth: number): string {
  return depth === 0 ? text : `{% for i in (1..200) %}${nested(text, depth - 1)}{% endfor %}`;
}
