import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { mboxEntry } from './mbox.ts';

const at = Temporal.Instant.from('2026-11-04T05:06:07Z');

test('each letter begins with the line that mail programs look for, in UTC', () => {
  const entry = mboxEntry({
    message: 'Subject: Hello\r\n\r\nDear Ruth,\r\n',
    sender: 'dana@example.org',
    at,
  });
  expect(entry).toBe('From dana@example.org Wed Nov  4 05:06:07 2026\nSubject: Hello\n\nDear Ruth,\n\n');
});

test('a line of a letter that reads like the beginning of the next is quoted once more, so that it can be taken back', () => {
  const entry = mboxEntry({
    message: 'Subject: x\n\nFrom Boston\n>From there\nnot From here',
    sender: '',
    at,
  });
  expect(entry.split('\n').slice(1)).toEqual([
    'Subject: x',
    '',
    '>From Boston',
    '>>From there',
    'not From here',
    '',
    '',
  ]);
  expect(entry.startsWith('From MAILER-DAEMON ')).toBe(true);
});
