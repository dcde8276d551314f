import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addToCensus, createByteCensus, encodingOfCensus } from './byte-census.ts';
import { detectSeparator, encodingOfHead, isZip, looksLikeText, type TextEncoding } from './decode.ts';

function bytes(...all: (number | string)[]) {
  return Uint8Array.from(
    all.flatMap((one) => (typeof one === 'string' ? [...new TextEncoder().encode(one)] : [one])),
  );
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  return Uint8Array.from(
    Array.from({ length: text.length }, (_, n) => text.charCodeAt(n)).flatMap((code) =>
      order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255],
    ),
  );
}

/** As the readers do it; `pieces`: the bytes come one by one. */
function detectEncoding(all: Uint8Array, pieces: Iterable<Uint8Array> = [all]): TextEncoding {
  const census = createByteCensus();
  for (const piece of pieces) addToCensus(census, piece);
  return encodingOfHead(all) ?? encodingOfCensus(census);
}

describe('the encoding is told from the bytes', () => {
  test.each<[string, Uint8Array, string]>([
    ['plain letters', bytes('First Name,Last Name'), 'utf-8'],
    ['UTF-8 with accents', bytes('Jörg Müller'), 'utf-8'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 'Name'), 'utf-8-bom'],
    ['Windows letters', bytes('J', 0xf6, 'rg M', 0xfc, 'ller'), 'windows-1252'],
    ['Windows letters that begin like UTF-8', bytes('S', 0xc3, 0xe9), 'windows-1252'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 'N', 0), 'utf-16le'],
    ['UTF-16, the other order', bytes(0xfe, 0xff, 0, 'N'), 'utf-16be'],
    ['UTF-16 without a mark', utf16('First Name;Müller', 'le'), 'utf-16le'],
    ['UTF-16 without a mark, the other order', utf16('First Name;Müller', 'be'), 'utf-16be'],
    ['UTF-16 in Chinese without a mark', utf16('姓名,公司\r\n王芳,北京医院\r\n', 'le'), 'utf-16le'],
    ['Windows letters, the last one cut by the end', bytes('Ren', 0xe9), 'windows-1252'],
    ['Windows quotation marks', bytes('d', 0x92, 'Arc ', 0xbd), 'windows-1252'],
    ['Latin-9 with an œ', bytes('C', 0xbd, 'ur'), 'iso-8859-15'],
    ['Latin-9 with a euro sign', bytes('50 ', 0xa4, ', Fran', 0xe7, 'ois'), 'iso-8859-15'],
    ['UTF-8 with one damaged byte', bytes('Jörg Müller, Société, ', 0xff), 'utf-8'],
    ['UTF-8 with half a surrogate', bytes('Ruth ', 0xed, 0xa0, 0x80), 'utf-8'],
    ['nothing', bytes(), 'utf-8'],
  ])('%s', (_, given, expected) => {
    expect(detectEncoding(given)).toBe(expected);
  });

  test('and does not depend on how the file is cut into pieces', () => {
    const all = bytes('Jörg', 0xff, 'Société €');
    expect(
      detectEncoding(
        all,
        Array.from(all, (byte) => bytes(byte)),
      ),
    ).toBe(detectEncoding(all));
  });

  test('any text without zeros that was written as UTF-8 is read as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        fc.pre(!text.includes('\0') && !/^[\uFEFF\uFFFE]/.test(text));
        expect(detectEncoding(bytes(text))).toBe('utf-8');
      }),
    );
  });
});

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
    ['a CSV in UTF-16', utf16('Name;E-Mail\n', 'le')],
  ])('%s passes', (_, given) => {
    expect(looksLikeText(given)).toEqual({ ok: true });
  });
});

test('an archive is told from its first bytes', () => {
  expect(isZip(bytes('PK', 3, 4, 20))).toBe(true);
  expect(isZip(bytes('PK Name,Email'))).toBe(false);
});

describe('the separator is the one that cuts every line alike', () => {
  test.each([
    ['Name,Email\nRuth,r@x.org', ','],
    ['Name;Email;Ort\nRuth, Dr.;r@x.org;Bonn\nTom, Prof.;t@x.org;Ulm', ';'],
    ['Name\tEmail\nRuth, MD\tr@x.org', '\t'],
    ['Name|Email\nRuth|r@x.org', '|'],
    ['Name\nRuth', ','],
    ['Notes:\n"When exporting, some; things; are; missing"\n\nFirst Name,Last Name\nRuth,Abernathy\n', ','],
    ['A,"x;y;z\n;;;;;"\nB,c', ','],
  ])('%j', (sample, separator) => {
    expect(detectSeparator(sample)).toBe(separator);
  });
});
