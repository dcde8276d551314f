// What people call the encodings that files come in.

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'utf-8-twice': 'UTF-8, garbled once and put right',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1250': 'Windows Central European',
  'windows-1251': 'Windows Cyrillic',
  'windows-1252': 'Windows Western European',
  'windows-1253': 'Windows Greek',
  'windows-1254': 'Windows Turkish',
  'windows-1255': 'Windows Hebrew',
  'windows-1256': 'Windows Arabic',
  'windows-1257': 'Windows Baltic',
  'iso-8859-2': 'Latin-2',
  'iso-8859-5': 'Latin/Cyrillic',
  'iso-8859-15': 'Latin-9',
  macintosh: 'Mac Roman',
  maccyrillic: 'Mac Cyrillic',
  cp437: 'DOS (United States)',
  cp850: 'DOS (Western Europe)',
  cp866: 'DOS (Cyrillic)',
  'koi8-r': 'KOI8-R',
  'koi8-u': 'KOI8-U',
  shift_jis: 'Shift JIS',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  gb18030: 'GB 18030',
  big5: 'Big5',
};

/** "Mac Roman"; an encoding that is not known here goes by its label. */
export function encodingInWords(encoding: string): string {
  return Object.hasOwn(names, encoding) ? (names[encoding] ?? encoding) : encoding;
}
