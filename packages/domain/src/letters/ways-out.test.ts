import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blanksOf, composeLinks, linkedinLimits, linkedinTexts, mailtoOf, shortForm } from './ways-out.ts';

test('what was written is what the mail program reads', () => {
  const letter = {
    to: 'søren+work&more@example.org',
    subject: "100% yours? It's (almost) done",
    body: 'Dear Søren,\n\nOne & two = three; 二十分 ☕\n',
  };
  const address = mailtoOf(letter);
  expect(address).toMatch(/^mailto:[\x21-\x7e]+$/);
  const url = new URL(address);
  expect(decodeURIComponent(url.pathname)).toBe(letter.to);
  const fields = Object.fromEntries(
    url.search
      .slice(1)
      .split('&')
      .map((field) => field.split('=').map(decodeURIComponent)),
  );
  expect(fields).toEqual({ subject: letter.subject, body: letter.body.replaceAll('\n', '\r\n') });
});

test('line breaks of any kind become the one that mail knows', () => {
  expect(mailtoOf({ to: 'a@b.org', subject: '', body: 'a\nb\r\nc\rd' })).toBe(
    'mailto:a@b.org?subject=&body=a%0D%0Ab%0D%0Ac%0D%0Ad',
  );
});

test('an address cannot add a field of its own', () => {
  expect(mailtoOf({ to: 'a@b.org?bcc=c@d.org', subject: 's', body: 'b' })).toBe(
    'mailto:a@b.org%3Fbcc%3Dc@d.org?subject=s&body=b',
  );
});

test('every blank is named with its place, those of the subject first', () => {
  const letter = { subject: 'To [the field]', body: 'Dear you,\n\nOn [day] I call.\n{{ name }}' };
  expect(blanksOf(letter)).toMatchObject([
    { path: 'subject', start: 3, end: 14, message: 'is not filled in: [the field] (characters 3 to 14)' },
    { path: 'body', text: '[day]', message: 'is not filled in: [day] (line 3, characters 14 to 19)' },
    { path: 'body', text: '{{ name }}' },
  ]);
  expect(blanksOf({ subject: 'Hi', body: 'There' })).toEqual([]);
});

test('what was written is what the mail in the browser opens with', () => {
  const letter = { to: 'a&b@example.org', subject: '100% & more', body: 'One\r\n二十 #3?' };
  const { gmail, outlook, outlookAtWork } = composeLinks(letter);
  expect(Object.fromEntries(new URL(gmail).searchParams)).toEqual({
    view: 'cm',
    fs: '1',
    to: letter.to,
    su: letter.subject,
    body: 'One\n二十 #3?',
  });
  for (const link of [outlook, outlookAtWork])
    expect(Object.fromEntries(new URL(link).searchParams)).toEqual({ ...letter, body: 'One\n二十 #3?' });
});

const outreach = `Dear Dr. Lindqvist,

Marcus Bell suggested I reach out to you. After fourteen years of hospital medicine I am moving into utilization management, and I would like to learn what the work is like from day to day, which is something that nobody outside can tell me.

Could we talk for 20 to 30 minutes, by phone or at your office? I'm not asking for a job. I'll call you on Thursday, December 3, at 10:15 a.m.

Sincerely,
Dana Whitfield
+1 617 555 0142`;

describe('a note for LinkedIn', () => {
  const short = shortForm(
    { body: outreach, writer: 'Dana Whitfield', contact: {} },
    linkedinLimits.invitation,
  );

  test('is made of the sentences that a reader needs most, in the order of the letter', () => {
    expect(short.length).toBeLessThanOrEqual(linkedinLimits.invitation);
    expect(short).toBe(
      "Dear Dr. Lindqvist,\nMarcus Bell suggested I reach out to you. Could we talk for 20 to 30 minutes, by phone or at your office? I'm not asking for a job. I'll call you on Thursday, December 3, at 10:15 a.m.\nDana Whitfield",
    );
  });

  test('never exceeds its limit, whatever the letter says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.nat(400), (body, extra) => {
        const limit = 200 + extra;
        const note = shortForm({ body, writer: 'Dana Whitfield', contact: {} }, limit);
        expect(note.length).toBeLessThanOrEqual(limit);
        expect(note.isWellFormed()).toBe(true);
      }),
    );
    const { message } = linkedinTexts({ body: 'word '.repeat(4_000), writer: '', contact: {} });
    expect(message.length).toBeLessThanOrEqual(linkedinLimits.message);
  });
});
