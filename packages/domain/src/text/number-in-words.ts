// Small numbers read better as words, on screens and in letters.

const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "three", "twelve", "13". */
export function numberInWords(count: number): string {
  return words[count] ?? String(count);
}
