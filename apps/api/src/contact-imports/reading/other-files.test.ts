import { describe, expect, test } from 'vitest';
import { isZip, looksLikeText } from './other-files.ts';

function bytes(...all: (number | string)[]): Buffer {
  return Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one) : Buffer.from([one]))));
}

describe('a file that is no text says what it is', () => {
  test.each<[Uint8Array, RegExp]>([
    [bytes(0x89, 'PNG\r\n', 0x1a, 0x0a), /picture \(PNG\)/],
    [bytes(0xff, 0xd8, 0xff, 0xe0, 0), /picture \(JPEG\)/],
    [bytes('%PDF-1.7'), /PDF/],
    [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /old Excel/],
    [bytes(0x7f, 'ELF', 0, 1, 2, 3, 0, 0, 0, 7), /not text/],
    [bytes(), /empty/],
  ])('%#', (given, reason) => {
    const verdict = looksLikeText(given);
    expect(verdict.ok).toBe(false);
    expect(verdict.ok ? '' : verdict.reason).toMatch(reason);
  });

  test.each([
    ['a CSV', bytes('Name,Email\nRuth,r@x.org\n')],
    ['a CSV in Windows letters', bytes('Name\nJ', 0xf6, 'rg\n')],
    ['a CSV strewn with zeros', bytes('Name,Email\nRu', 0, 'th,r@x.org\n', 0)],
    ['a CSV in UTF-16', Buffer.from('Name;E-Mail\n', 'utf16le')],
  ])('%s passes', (_, given) => {
    expect(looksLikeText(given)).toEqual({ ok: true });
  });
});

test('an archive is told from its first bytes', () => {
  expect(isZip(bytes('PK', 3, 4, 20))).toBe(true);
  expect(isZip(bytes('PK Name,Email'))).toBe(false);
});
