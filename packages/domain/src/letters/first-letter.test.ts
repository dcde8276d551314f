import { Liquid } from 'liquidjs';
import { expect, test } from 'vitest';
import { mergeValues } from './merge-values.ts';
import { builtInTemplateFor } from './templates.ts';

// What the article asks of the letter that asks for an informational interview, part by part, as it leaves for a chief medical
// officer whom nobody referred.

const letter = async (): Promise<string> => {
  const template = builtInTemplateFor('outreach', { method: 'promise', isReferred: false });
  const values = mergeValues({
    contact: {
      givenName: 'Grace',
      familyName: 'Abbott',
      credentials: 'MD',
      title: 'Chief Medical Officer',
      organization: 'Halden Health',
      reasons: ['report-to'],
      connectedOn: '2015-01-12',
    },
    me: {
      name: 'Dana Whitfield',
      credentials: 'MD',
      background: 'fourteen years of hospital medicine',
      aim: 'utilization management',
      phone: '+1 617 555 0100',
    },
    promise: 'Thursday, December 3, at 10:15 a.m.',
  });
  const body: string = await new Liquid().parseAndRender(template?.body ?? '', values);
  return body.replace(/’/g, "'").replace(/\s+/g, ' ');
};

test('it says plainly that it does not ask for a job', async () => {
  expect(await letter()).toMatch(/not asking you for a job/i);
});

test('it calls what it asks for an informational interview', async () => {
  expect(await letter()).toMatch(/informational interview/i);
});

test('it says that the writer chooses to move from clinical practice toward something', async () => {
  expect(await letter()).toMatch(/fourteen years of hospital medicine.*utilization management/i);
});

test('it says that the writer wants to learn from people who lead that work', async () => {
  expect(await letter()).toMatch(/meet leaders/i);
});

test('it says that the writer wants to learn what they need', async () => {
  expect(await letter()).toMatch(/learn what their organizations need/i);
});

test('it asks this reader to review the credentials', async () => {
  expect(await letter()).toMatch(/credentials/i);
});

test('it says why this reader, by their title and place', async () => {
  expect(await letter()).toMatch(
    /Chief Medical Officer.*Halden Health|Halden Health.*Chief Medical Officer/i,
  );
});

test('it recognizes the reader as somebody who knows and leads', async () => {
  expect(await letter()).toMatch(/respected leaders/i);
});

test('it asks for only 20 to 30 minutes', async () => {
  expect(await letter()).toMatch(/only 20 to 30 minutes/i);
});

test('it names the day and the time at which the writer will call their office', async () => {
  expect(await letter()).toMatch(/call your office on Thursday, December 3, at 10:15 a\.m\./);
});

test('it says that the call is to find a time to meet', async () => {
  expect(await letter()).toMatch(/10:15 a\.m\.,? to (see|find|schedule)[^.]*(time|schedule|calendar|meet)/i);
});

test('it says how the writer comes to the reader only as the record knows it', async () => {
  expect(await letter()).toMatch(/LinkedIn/);
  expect(await letter()).not.toMatch(/found (you|your name)/i);
});
