// Who answered a research question hears what came of it: the question, what was said, and who is not named.
// Source: the informational-interview article on the research interview; it is the reason to write to them once more.

export type ReportFacts = { question: string; answers: readonly string[] };

/** A first draft of the report that goes to everybody; the seeker's own conclusion stands as a gap. */
export function draftReport({ question, answers }: ReportFacts): { subject: string; body: string } {
  const points = answers.map((answer) => `- ${firstParagraph(answer)}`);
  return {
    subject: 'What I learned, with your help',
    body: [
      `I asked ${peopleInWords(answers.length)} the same question: ${asked(question)}`,
      `Here’s what I heard, with no names attached:\n\n${points.join('\n')}`,
      'What I take from it: [your conclusion, in two or three sentences]',
    ].join('\n\n'),
  };
}

/** The letter around the report, for one of those who answered. */
export function reportLetter({
  report,
  salutation,
  me,
}: {
  report: string;
  salutation: string | null;
  me: { name: string | null; credentials: string | null };
}): string {
  const name = me.name ?? '[your name]';
  return [
    `Dear ${salutation ?? '[name]'},`,
    'Thank you again for answering my question. I’ve now put it to several people, and I wanted to share what I learned.',
    report.trim(),
    'If any of this looks different from where you sit, I’d be glad to hear it.',
    `With thanks,\n${me.credentials ? `${name}, ${me.credentials}` : name}`,
  ].join('\n\n');
}

const numbers = [
  'no one yet',
  'one person',
  'two people',
  'three people',
  'four people',
  'five people',
  'six people',
];

function peopleInWords(count: number): string {
  return numbers[count] ?? `${count} people`;
}

function asked(question: string): string {
  const text = question.trim();
  return /[?.!]$/.test(text) ? text : `${text}?`;
}

function firstParagraph(answer: string): string {
  return (
    answer
      .trim()
      .split(/\n\s*\n/, 1)[0]
      ?.replace(/\s+/g, ' ')
      .trim() ?? ''
  );
}
