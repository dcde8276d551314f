// A person is shown by the best name the data holds, and to a coach who sees only the picture, by initials.

export type NameParts = {
  givenName?: string | null;
  familyName?: string | null;
  credentials?: string | null;
};
export type PersonName = { givenName: string | null; familyName: string | null; credentials: string | null };
export type NamedContact = NameParts & { organization?: string | null; emails?: readonly string[] };

/** The column of a contact that keeps other given names by which files have called them. */
export const alsoKnownAs = 'Also known as';

export function otherNamesOf({ extra }: { extra?: Readonly<Record<string, string>> | null }): string[] {
  return extra?.[alsoKnownAs]?.split('; ') ?? [];
}

export const familyNameParticles: ReadonlySet<string> = new Set(
  "van der den de ter ten het 't von vom zu zum zur la le les du da do dos das di del della dello degli af av al el bin ibn st st.".split(
    ' ',
  ),
);

/** Falls back to the e-mail and then the organization; an erased person, who has none of them, is "Unnamed". */
export function displayName(contact: NamedContact): string {
  const name = wholeName(contact);
  return name || contact.emails?.[0] || contact.organization?.trim() || 'Unnamed';
}

/** Given name first, but in Chinese, Japanese and Korean writing last, and there without a space. */
function wholeName({ givenName, familyName }: NameParts): string {
  const parts = [givenName, familyName].map((part) => part?.trim()).filter(Boolean);
  return parts.length === 2 && isEastAsian(parts.join('')) ? parts.reverse().join('') : parts.join(' ');
}

/** "R. A."; particles are passed over, so that Jan van der Berg is "J. B.". A dash when there is no name: an address would tell too much. */
export function initials(contact: NamedContact): string {
  const letters = [firstLetter(contact.givenName), firstLetter(withoutParticles(contact.familyName))];
  return (
    letters
      .filter((letter) => letter !== null)
      .map((letter) => `${letter}.`)
      .join(' ') || '–'
  );
}

function withoutParticles(familyName: string | null | undefined): string {
  const words = (familyName ?? '').trim().split(/\s+/);
  while (words.length > 1 && familyNameParticles.has((words[0] ?? '').toLowerCase())) words.shift();
  return words.join(' ');
}

function firstLetter(text: string | null | undefined): string | null {
  const letter = (text ?? '').normalize('NFC').match(/\p{L}\p{M}*/u)?.[0];
  return letter ? letter.toUpperCase() : null;
}

// In Chinese, Japanese and Korean writing the family name comes first, often with no space behind it.

type EastAsianName = { givenName: string | null; familyName: string | null };

/** Family names of two characters that are common enough to be met; Japanese ones among them. */
const longFamilyNames = new Set(
  (
    '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 令狐 司徒 慕容 尉迟 公孙 公孫 夏侯 东方 東方 南宫 端木 ' +
    '佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 竹内 金子 和田 中山 石田 上田 森田 ' +
    '남궁 황보 제갈 선우 독고'
  ).split(' '),
);

/** Whether all letters are of one of these writings. */
export function isEastAsian(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー・\s]+$/u.test(text);
}

/** "王小明", "山田 太郎", "김민준". A name in Katakana with a dot between its parts is a foreign one, and its given name comes first. */
export function splitEastAsianName(text: string): EastAsianName {
  const clean = text.trim().replace(/\s+/g, ' ');
  const [given, ...foreign] = clean.split('・');
  if (foreign.length > 0) return { givenName: given || null, familyName: foreign.join(' ') || null };
  const [family = '', ...rest] = clean.split(' ');
  if (rest.length > 0) return { givenName: rest.join(' '), familyName: family };
  const letters = [...clean];
  const length = [3, 2].find(
    (count) => letters.length > count && longFamilyNames.has(letters.slice(0, count).join('')),
  );
  if (letters.length < 2 || letters.length > 5 || /\p{Script=Katakana}/u.test(clean))
    return { givenName: clean, familyName: null };
  const end = length ?? 1;
  return { givenName: letters.slice(end).join(''), familyName: letters.slice(0, end).join('') };
}
