import { describe, expect, test } from 'vitest';
import { type HelpedFacts, helpedPieces } from './merge-values.ts';

function facts(over: Partial<HelpedFacts> = {}): HelpedFacts {
  return { meetings: 0, named: [], challenge: null, advice: null, ...over };
}
const person = (name: string, more: { wasMet?: boolean; introduced?: boolean } = {}) => ({
  name,
  wasMet: false,
  introduced: false,
  ...more,
});

describe('what somebody gave is told to them', () => {
  test.each<[string, Partial<HelpedFacts>, string | null]>([
    ['an hour', { meetings: 2 }, 'Thank you again for making time for me.'],
    ['a name', { named: [person('Ines Okafor')] }, 'Thank you again for suggesting I talk with Ines Okafor.'],
    [
      'an hour, an introduction and names',
      {
        meetings: 1,
        named: [person('Ana Silva', { introduced: true }), person('Ben Ito'), person('Cy Roy')],
      },
      'Thank you again for making time for me, introducing me to Ana Silva, and suggesting I talk with Ben Ito and Cy Roy.',
    ],
    ['advice alone', { advice: 'Ask the payers' }, 'Thank you again for your advice.'],
    ['nothing that is known', {}, null],
  ])('%s', (_, given, thanks) => {
    expect(helpedPieces(facts(given)).thanks).toBe(thanks);
  });

  test('more than three names are counted', () => {
    const named = ['A B', 'C D', 'E F', 'G H', 'I J'].map((name) => person(name, { wasMet: true }));
    expect(helpedPieces(facts({ named })).cameOf).toBe(
      "I've since met with A B, C D, E F, and 2 more people.",
    );
  });
});

test('a note becomes a sentence, whole as it was written', () => {
  const pieces = helpedPieces(
    facts({ challenge: '  reviews wait\nfor a physician ', advice: 'Ask the payers first.' }),
  );
  expect(pieces.challenge).toBe(
    "You told me about a challenge that I've kept thinking about: reviews wait for a physician.",
  );
  expect(pieces.advice).toBe('Your advice has stuck with me: Ask the payers first.');
});
