// The history is worded for the seeker; to a coach the same sentence is told of the seeker, by name.

/** Whoever is "you" in the sentences becomes `name`, and "they" from then on in each. */
export function toldOfTheSeeker(text: string, name: string): string {
  return text
    .split(/(?<=[.!?]) /)
    .map((sentence) => toldOf(sentence, name))
    .join(' ');
}

function toldOf(sentence: string, name: string): string {
  let isNamed = false;
  return sentence.replace(/\bYour coach\b|\byou(?:rself|rs|r)?\b/gi, (word) => {
    if (word === 'Your coach') return 'A coach';
    // A clock is somebody's by name: "for them" could be either.
    if (word === 'yours') return `for ${name}`;
    const told = isNamed ? again(word) : first(word, name);
    isNamed = true;
    return told === 'them' && /\byou had\b/.test(sentence) ? 'they' : told;
  });
}

function first(word: string, name: string): string {
  switch (word.toLowerCase()) {
    case 'your':
      return `${name}'s`;
    default:
      return name;
  }
}

function again(word: string): string {
  switch (word.toLowerCase()) {
    case 'your':
      return 'their';
    case 'yourself':
      return 'themselves';
    default:
      return 'them';
  }
}

/** What people wrote or are called is not reworded: it is put aside while the words around it are. */
export function asideFrom<Detail extends object>(
  detail: Detail,
  otherName: string | null,
): { detail: Detail; otherName: string | null; putBack: (text: string) => string } {
  const aside: string[] = [];
  const putAside = (text: string) => `\uE000${aside.push(text) - 1}\uE001`;
  const entries = Object.entries(detail).map(([key, value]): [string, unknown] => [
    key,
    typeof value === 'string' && written.has(key) ? putAside(value) : value,
  ]);
  return {
    // The same keys with texts in place of texts.
    detail: Object.fromEntries(entries) as Detail,
    otherName: otherName === null ? null : putAside(otherName),
    putBack: (text) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => aside[Number(index)] ?? ''),
  };
}

const written = new Set(
  'author email failure fileName label name note reason sentence subject text word'.split(' '),
);
