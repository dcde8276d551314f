import { expect, test } from 'vitest';
import { findEmails, isEmailAddress } from './email-address.ts';

test.each([
  'r&d@halden.example',
  'a/b@halden.example',
  "o'brien@halden.example",
  'nine+tag@halden.example',
  'joerg@müller.example',
  'jörg@müller.example',
  'ruth@xn--mller-kva.example',
  'ruth@пример.рф',
  'a@b.co',
])('%s is an address', (text) => expect(isEmailAddress(text)).toBe(true));

test.each([
  'ruth at halden',
  'ruth@halden',
  'ruth..a@halden.example',
  '.ruth@halden.example',
  'mail=ruth@halden.example',
  'ruth@halden.example.',
  'ruth@-halden.example',
  '"john smith"@halden.example',
  'ruth@@halden.example',
  `${'r'.repeat(65)}@halden.example`,
])('%s is none', (text) => expect(isEmailAddress(text)).toBe(false));

test.each<[string, string[], string]>([
  ['"One, A" <one@halden.example>', ['one@halden.example'], 'One A'],
  ['six@halden.example\u200b', ['six@halden.example'], ''],
  ['\u202aruth@halden.example\u202c', ['ruth@halden.example'], ''],
  ['ru\u00adth@halden.example', ['ruth@halden.example'], ''],
  ['five@halden.example.', ['five@halden.example'], ''],
  ['eleven@halden.example (work)', ['eleven@halden.example'], ''],
  ['ruth@halden.example ask for Kim', ['ruth@halden.example'], 'ask for Kim'],
  [
    'a@x.example, b@x.example; c@x.example|d@x.example / e@x.example',
    ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example'],
    '',
  ],
  ['work: a@x.example home: b@x.example', ['a@x.example', 'b@x.example'], ''],
  ['ｒｕｔｈ＠halden.example', ['ruth@halden.example'], ''],
  ['"evil@attacker.example x"@halden.example', [], '"evil@attacker.example x"@halden.example'],
  ['dn: mail=ruth@halden.example', [], 'dn ruth halden.example'],
  ['seven (at) halden.example', [], 'seven at halden.example'],
])('in %j are found %j', (cell, emails, beside) => {
  expect(findEmails(cell)).toEqual({ emails, beside });
});
