import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { findEncoding, readText } from './text-encoding.ts';

function bytes(...all: (number | string)[]): Buffer {
  return Buffer.concat(all.map((one) => (typeof one === 'string' ? Buffer.from(one) : Buffer.from([one]))));
}

async function read(all: Buffer, size = all.length + 1) {
  async function* readBytes() {
    for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
  }
  const found = await findEncoding(all.subarray(0, 65_536), readBytes);
  let text = '';
  for await (const piece of readText(readBytes(), found.encoding)) text += piece;
  return { ...found, text };
}

describe('the encoding is told from the bytes', () => {
  test.each<[string, Buffer, string]>([
    ['plain letters', bytes('First Name,Last Name'), 'utf-8'],
    ['UTF-8 with accents', bytes('Jörg Müller'), 'utf-8'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 'Name'), 'utf-8-bom'],
    ['Windows letters that begin like UTF-8', bytes('S', 0xc3, 0xe9, 'gur'), 'windows-1252'],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 'N', 0), 'utf-16le'],
    ['UTF-16, the other order', bytes(0xfe, 0xff, 0, 'N'), 'utf-16be'],
    ['UTF-16 without a mark', iconv.encode('First Name;Müller', 'utf-16le'), 'utf-16le'],
    ['UTF-16 without a mark, the other order', iconv.encode('First Name;Müller', 'utf-16be'), 'utf-16be'],
    ['UTF-16 in Chinese', iconv.encode('姓名,公司\r\n王芳,北京医院\r\n', 'utf-16le'), 'utf-16le'],
    ['Windows letters, the last one cut by the end', bytes('Ren', 0xe9), 'windows-1252'],
    ['Windows quotation marks', bytes('d', 0x92, 'Arc'), 'windows-1252'],
    ['nothing but a sign for a copyright', bytes('Copyright ', 0xa9, ' 2026'), 'windows-1252'],
    ['Latin-9 with an œ', bytes('C', 0xbd, 'ur'), 'iso-8859-15'],
    ['Latin-9 with a euro sign', bytes('50 ', 0xa4, ', Fran', 0xe7, 'ois'), 'iso-8859-15'],
    ['UTF-8 with one damaged byte', bytes('Jörg Müller, Société, ', 0xff), 'utf-8'],
    ['UTF-8 with half a surrogate', bytes('Ruth ', 0xed, 0xa0, 0x80), 'utf-8'],
    ['nothing', bytes(), 'utf-8'],
  ])('%s', async (_, given, expected) => {
    expect((await read(given)).encoding).toBe(expected);
  });

  test('any text without zeros that was written as UTF-8 is read as UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 4 }), async (text) => {
        fc.pre(!text.includes('\0') && !/^[\uFEFF\uFFFE]/.test(text));
        expect((await read(Buffer.from(text))).encoding).toMatch(/^utf-8/);
      }),
    );
  });
});

const lists: Readonly<Record<string, [text: string, encodings: string[]]>> = {
  German: ['Jürgen Groß,Köln\nJörg Müller,Düren\n', ['windows-1252', 'macintosh', 'cp850']],
  'one German name': ['Name\nJörg Meier\n', ['windows-1252']],
  French: ['François Lefèvre\nHélène Bâtard\nNoël Œuvre\n', ['windows-1252', 'macintosh', 'iso-8859-15']],
  Spanish: ['José Núñez\nMaría Peña\nÁngel Ibáñez\n', ['windows-1252', 'macintosh', 'cp850']],
  'capital letters': ['LEFÈVRE FRANÇOIS\nGRÄF JÜRGEN\n', ['windows-1252', 'macintosh']],
  Danish: ['Søren Kjær,Århus\nBjørn Nygård,København\n', ['windows-1252', 'macintosh', 'cp850']],
  Polish: ['Łukasz Wójcik\nMałgorzata Dąbrowska\nStanisław Żak\n', ['windows-1250', 'iso-8859-2']],
  Czech: ['Jiří Dvořák\nTomáš Černý\nLenka Němcová\n', ['windows-1250', 'iso-8859-2']],
  Turkish: ['Ayşe Yıldırım\nMehmet Öztürk\nGülşen Çağlar\n', ['windows-1254']],
  Lithuanian: ['Žydrūnas Šimkus\nRūta Jakubauskaitė\n', ['windows-1257']],
  Russian: [
    'Марина Орлова\nИван Петров\nСергей Кузнецов\n',
    ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'],
  ],
  Ukrainian: ['Олексій Шевченко\nЇвга Грищук\n', ['windows-1251', 'koi8-u']],
  Greek: ['Γιώργος Παπαδόπουλος\nΜαρία Νικολάου\n', ['windows-1253']],
  Arabic: ['محمد علي,مستشفى السلام\nفاطمة حسن,عيادة النور\n', ['windows-1256']],
  Japanese: ['田中太郎,東京病院\n佐藤花子,大阪クリニック\n', ['shift_jis', 'euc-jp']],
  Chinese: ['王芳,北京医院\n李伟,上海大学\n张敏,广州诊所\n', ['gb18030']],
  'Chinese of Taiwan': ['王小明,台北醫院\n陳美玲,臺灣大學\n', ['big5']],
  Korean: ['김민수,서울병원\n이영희,부산대학교\n', ['euc-kr']],
};

describe('names come in as they were written, in whatever encoding their program used', () => {
  test.each(
    Object.entries(lists).flatMap(([language, [text, encodings]]) =>
      encodings.map((encoding) => [language, encoding, text] as const),
    ),
  )('%s in %s', async (_, encoding, text) => {
    const given = iconv.encode(`Name,City\n${text}`, encoding);
    expect((await read(given)).text).toBe(`Name,City\n${text}`);
    expect((await read(given, 7)).text).toBe(`Name,City\n${text}`);
  });

  test('and where two readings are as likely, the seeker is told', async () => {
    const { remark } = await read(iconv.encode('Name\nJörg Meier\n', 'cp850'));
    expect(remark).toMatch(
      /cannot be told for sure; it was read as Mac Roman. It may be DOS .* save the file/,
    );
  });
});

describe('letters that another program garbled', () => {
  const garbled = (text: string) => Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(text)));

  test('are put right, and the seeker is told', async () => {
    const { text, remark } = await read(garbled('José Núñez, “Gesù”, Łódź, 東京'), 3);
    expect(text).toBe('José Núñez, “Gesù”, Łódź, 東京');
    expect(remark).toContain('("JosÃ©"); they were put right ("José")');
  });

  test('are left alone where most letters of the file are whole', async () => {
    const { text, encoding } = await read(Buffer.concat([bytes('Jörg Müller, François, '), garbled('é')]));
    expect([encoding, text]).toEqual(['utf-8', 'Jörg Müller, François, Ã©']);
  });

  test('any text in letters of Windows comes back from being garbled', async () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aé ñüß€“”Éřł漢,'), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(letters, fc.integer({ min: 1, max: 5 }), async (text, size) => {
        expect((await read(garbled(`Name é ${text}`), size)).text).toBe(`Name é ${text}`);
      }),
    );
  });
});
