import { randomUUID } from 'node:crypto';
import { createTemplate, listTemplates, updateTemplate } from '@threefold/contracts/letters';
import { builtInTemplates } from '@threefold/domain/letters/templates';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '../test-app.ts';
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
  let dana: TestPerson;
  beforeAll(async () => {
    dana = await server.signUp('Dana Whitfield');
  });

  test.each([
    ['an open tag', 'Dear you,\n\n{% if referrer.name %}hello', 'line 3'],
    ['a tag that does not exist', 'One\n{% shell "ls" %}', 'line 2'],
    ['a filter that does not exist', '{{ me.name | exec }}', 'line 1'],
    ['a loop', '{% for i in (1..9000000) %}{{ i }}{% endfor %}', '"for" is not a tag that letters have'],
    ['a loop within loops', nested('x', 6), '"for" is not a tag that letters have'],
    [
      'a table',
      '{% tablerow i in (1..9000000) %}{{ i }}{% endtablerow %}',
      '"tablerow" is not a tag that letters have',
    ],
    ['another file', "{% render '/etc/passwd' %}", '"render" is not a tag that letters have'],
    [
      'a text of its own that doubles',
      '{% assign a = "01" | append: "01" %}',
      '"assign" is not a tag that letters have',
    ],
    [
      'a part that is kept',
      '{% capture a %}{{ a }}{{ a }}{% endcapture %}',
      '"capture" is not a tag that letters have',
    ],
    [
      'a filter that looks into a list',
      '{{ me.name | has_exp: "i", "i > 1" }}',
      '"has_exp" is not a filter that letters have',
    ],
    [
      'a filter that groups',
      '{{ me.name | group_by_exp: "i", "i" }}',
      '"group_by_exp" is not a filter that letters have',
    ],
    [
      'a filter that searches',
      '{{ me.name | replace: "a", "bb" }}',
      '"replace" is not a filter that letters have',
    ],
    ['a filter that makes a slug', '{{ me.name | slugify }}', '"slugify" is not a filter that letters have'],
    ['a question within questions', `${'{% if me.name %}'.repeat(3_000)}`, 'nested too deeply'],
  ])('%s', async (_, body, words) => {
    const answer = await dana.attempt(createTemplate, { body: { ...own, body } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'template-broken' } });
    expect(answer.body.errors?.[0]).toMatchObject({ path: 'body' });
    expect(answer.body.errors?.[0]?.message).toContain(words);
  });
});

function nested(text: string, depth: number): string {
  return depth === 0 ? text : `{% for i in (1..200) %}${nested(text, depth - 1)}{% endfor %}`;
}
