// What somebody gave, in sentences for a letter that is about them: the hour, the names, what came of the names, what is
// hard in their work, what they advised. Source: a word that keeps in touch speaks of the reader, not of the writer.

export type HelpedFacts = {
  /** Meetings that they gave, real job interviews left out. */
  meetings: number;
  /** Whom they named, the first first. */
  named: readonly { name: string; wasMet: boolean; introduced: boolean }[];
  /** Something that they called hard, as the seeker noted it; the latest. */
  challenge: string | null;
  advice: string | null;
};

/** Every sentence is whole; null where there is nothing to say. */
export type HelpedPieces = {
  thanks: string | null;
  cameOf: string | null;
  challenge: string | null;
  advice: string | null;
};

const mostNames = 3;

export function helpedPieces(facts: HelpedFacts): HelpedPieces {
  const { challenge, advice } = facts;
  const met = facts.named.filter(({ wasMet }) => wasMet);
  return {
    thanks: thanksSentence(facts),
    cameOf: met.length === 0 ? null : `I have met ${namesInWords(met)} since.`,
    challenge:
      challenge === null
        ? null
        : `One thing that you called hard has stayed with me: ${asSentence(challenge)}`,
    advice: advice === null ? null : `Your advice has gone with me: ${asSentence(advice)}`,
  };
}

function thanksSentence({ meetings, named, advice }: HelpedFacts): string | null {
  const introduced = named.filter((person) => person.introduced);
  const mentioned = named.filter((person) => !person.introduced);
  const parts = [
    meetings > 0 ? 'made time for me' : null,
    introduced.length > 0 ? `introduced me to ${namesInWords(introduced)}` : null,
    mentioned.length > 0 ? `named ${namesInWords(mentioned)} to me` : null,
    meetings === 0 && named.length === 0 && advice !== null ? 'gave me your advice' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `You ${inARow(parts)}.`;
}

function namesInWords(people: readonly { name: string }[]): string {
  const shown = people.slice(0, mostNames).map(({ name }) => name);
  const others = people.length - shown.length;
  if (others > 0) shown.push(others === 1 ? 'one more person' : `${others} more people`);
  return inARow(shown);
}

function inARow(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A note is often half a sentence: it begins as it was written and ends with a full stop. */
function asSentence(note: string): string {
  const text = note.trim().replace(/\s+/g, ' ');
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
