import { expect, test } from 'vitest';
import { mailtoOf } from './send-letter.ts';

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
