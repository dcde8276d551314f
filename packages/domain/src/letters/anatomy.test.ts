import { describe, expect, test } from 'vitest';
import { type LetterPart, letterParts } from '../vocabulary/methods.ts';
import { findParts } from './anatomy.ts';

const study = `Dear Dr. Lindqvist,

Ruth Abernathy suggested that I write to you and asked me to say hello. After
fourteen years of hospital medicine I am moving from the bedside toward
utilization management, and before I do I want to learn from the people who lead
that work what they need, and have them look over what I bring.

I am not asking you for a job. I am asking for twenty to thirty minutes because
you built Halden’s review program from nothing, and no one I have read explains
better why such programs fail.

I’ll phone your office on Thursday, November 26, at 10:15 a.m. to see
whether there is a time that suits you.

With thanks,
Dana Whitfield, MD`;

function partOf(part: LetterPart, body: string, context: Parameters<typeof findParts>[1] = {}) {
  const found = findParts(body, context).find((candidate) => candidate.part === part);
  if (!found) throw new Error(`no answer for ${part}`);
  return found;
}

function markedText(part: LetterPart, body: string, context: Parameters<typeof findParts>[1] = {}): string {
  const { start, end } = partOf(part, body, context);
  return body.slice(start, end).replace(/\s+/g, ' ');
}

describe('a whole letter is marked part by part', () => {
  const context = { referrers: [{ name: 'Ruth Abernathy' }] };
  test.each<[LetterPart, string]>([
    ['link', 'Ruth Abernathy suggested that I write to you and asked me to say hello.'],
    ['move', 'moving from the bedside toward utilization management'],
    ['need', 'learn from the people who lead that work what they need'],
    ['not-a-job', 'not asking you for a job'],
    ['you', 'because you built Halden’s review program from nothing'],
    ['small', 'twenty to thirty minutes'],
  ])('%s', (part, text) => {
    expect(markedText(part, study, context)).toBe(text);
  });

  test('the promise stands where the promise check found it, and is missing where that found none', () => {
    const start = study.indexOf('Thursday');
    expect(partOf('promise', study, { promise: { start, end: start + 8 } })).toMatchObject({
      present: true,
      start,
    });
    expect(partOf('promise', study, { promise: null }).present).toBe(false);
    expect(markedText('promise', study)).toMatch(
      /^I’ll phone your office on Thursday, November 26, at 10:15/,
    );
  });
});

const wordings: Record<LetterPart, { says: string[]; lacks: string[] }> = {
  link: {
    says: [
      'Ruth Abernathy suggested that I write to you.',
      'I read your article on peer review with interest.',
      'I heard you speak at the spring meeting.',
      'We met at the reunion in May.',
      'My colleague in Boston gave me your name.',
      'As a fellow graduate of the Oregon program I take the liberty of writing.',
      'Your name came up in a conversation with a friend.',
      'I came across your profile while reading about Halden.',
    ],
    lacks: [
      'I hope this finds you well.',
      'I would like to talk to you.',
      'I have twelve years of experience.',
    ],
  },
  move: {
    says: [
      'I am moving from clinical practice toward informatics.',
      'I have decided to leave clinical practice.',
      'After ten years I want to move into medical affairs.',
      'I am broadening my work beyond the clinic.',
      "I'm planning my next step away from patient care.",
      'I am looking for a non-clinical path.',
      'This is a career change that I choose.',
      'I’m transitioning to industry this year.',
    ],
    lacks: [
      'I have practiced medicine for ten years.',
      'I will move to Portland in May.',
      'I see patients every day.',
    ],
  },
  need: {
    says: [
      'I want to learn what leaders in your field need. Would you review my credentials?',
      'I would like to understand how such teams work, and I hope you can look over what I bring.',
      'I want to meet leaders in those organizations and to have my background assessed by someone who knows.',
      "I would welcome your perspective, and I'd value your honest read on my background.",
      "I'd like to hear about your experience and how my credentials look to you.",
    ],
    lacks: [
      'I hope to hear from you soon.',
      'I look forward to your reply.',
      'I have many credentials.',
      'I want to learn what leaders in your field need.',
      'Would you review my credentials?',
    ],
  },
  'not-a-job': {
    says: [
      'I am not asking you for a job.',
      "I'm not looking for a job.",
      'I’m not looking for a job.',
      'This is not a request for employment.',
      "This isn't a job application.",
      'I want to be clear that this is not about a job.',
      'I write for advice rather than a job.',
      'I do not expect you to have an opening.',
      'I am not writing to ask for a position.',
      'Please read this without thinking of hiring; I am not seeking employment.',
      'I ask for your view, not for a job.',
      'A job is not what I am asking for.',
      'I have no job to ask you for.',
      'I never ask people I do not know for work, and I am not asking for a role now.',
    ],
    lacks: [
      'I am asking you for a job.',
      'I am not just looking for a job, I need one.',
      'I am not ashamed to ask for a job.',
      'I left my job in May.',
      'I am not asking for a favor but for a job.',
      'I would like an informational interview.',
    ],
  },
  you: {
    says: [
      'I ask you because you built the program.',
      'You lead the team that I have read most about.',
      'Your paper on denials changed how I work.',
      'I am writing to you in particular.',
      'I recognize you as somebody who knows this field.',
      'You are known for plain answers.',
      'Few have made the step that you made, and your path interests me.',
    ],
    lacks: [
      'I will phone your office.',
      'Would you have time next week?',
      'Let me know if you know of anybody.',
      'I value your time.',
      'I hope you are well.',
    ],
  },
  small: {
    says: [
      'I ask for 20-30 minutes.',
      'I ask for 20–30 minutes.',
      'Only twenty to thirty minutes of your time.',
      'A 20-minute call would do.',
      'Half an hour would be plenty.',
      'Fifteen minutes are enough.',
      'May I have 25 min?',
    ],
    lacks: [
      'I ask for an hour.',
      'Two hours would do.',
      '60 minutes would suit me.',
      '45-60 minutes.',
      'A short talk.',
    ],
  },
  promise: {
    says: [
      'I will phone your office on Tuesday, November 24, at 1:00 p.m.',
      "I'll call your office next Tuesday at 10.",
      'I shall ring on Friday at noon.',
    ],
    lacks: ['I will call you soon.', 'I will phone next week.', 'Call me on Tuesday at 10.'],
  },
};

describe.each(letterParts)('%s is recognized in many wordings', (part) => {
  test.each(wordings[part].says)('present: %s', (body) => {
    const found = partOf(part, body);
    expect(found.present).toBe(true);
    expect(found.end).toBeLessThanOrEqual(body.length);
    expect(found.start).toBeLessThan(found.end ?? 0);
  });

  test.each(wordings[part].lacks)('missing: %s', (body) => {
    expect(partOf(part, body)).toMatchObject({ present: false });
  });
});

test('a referrer who is only greeted or who is unknown makes no link', () => {
  const context = { referrers: [{ name: 'Ruth Abernathy' }] };
  expect(partOf('link', 'Dear Ruth,\n\nI want to learn.', context).present).toBe(false);
  expect(partOf('link', 'Dear Dr. Lindqvist,\n\nAt dinner Ruth spoke of reviews.', context).present).toBe(
    true,
  );
});

test('naming the reader’s own organization counts as a reason for this reader', () => {
  const body = 'What Halden Health does with appeals interests me.';
  expect(partOf('you', body).present).toBe(false);
  expect(partOf('you', body, { contact: { organization: 'Halden Health' } }).present).toBe(true);
  expect(partOf('you', body, { contact: { organization: 'Mercy Health' } }).present).toBe(false);
});

test('a part that is missing says what to write', () => {
  for (const part of findParts('')) {
    expect(part).not.toHaveProperty('start');
    expect(part.hint).toMatch(/^[A-Z].*\.$/);
  }
});

test.each([
  ['link', '[How you found them, or who referred you.] I write to you.'],
  ['you', 'I am asking for twenty minutes, and I ask you because [why this reader].'],
  ['need', 'I want to learn about [what you want to learn].'],
  ['promise', 'I will call you on [day and time of your call].'],
] as const)('a part that is nothing but a blank is not there: %s', (part, body) => {
  const found = findParts(body).find((each) => each.part === part);
  expect(found).toMatchObject({ part, present: false });
});

test('each half of the need that is missing is named, and a method that only asks to learn wants no more', () => {
  const hint = (body: string) => partOf('need', body).hint;
  expect(hint('I want to learn what leaders in your field need.')).toContain('credentials');
  expect(hint('Would you review my credentials?')).toContain('what you want to learn');
  const learning = { reviewsCredentials: false };
  expect(partOf('need', 'I want to learn what leaders in your field need.', learning).present).toBe(true);
});

describe('what a template left says nothing', () => {
  test.each<[LetterPart, string]>([
    ['link', '[how you know of this reader, in a sentence]'],
    ['move', "After [your years], I'm moving from clinical practice into [the field you are moving toward]."],
    ['you', "I'm writing to you in particular because [why this reader]."],
    ['you', "I'm curious how you got to Optum."],
    ['you', 'I found your name while reading about Optum.'],
    ['you', 'I want to learn from your experience.'],
  ])('%s is missing in %s', (part, body) => {
    expect(partOf(part, body, { contact: { organization: 'Optum' } }).present).toBe(false);
  });

  test('the same with the blank filled in is there', () => {
    const reason =
      "I'm writing to you in particular because as Medical Director at Optum, you do the work I hope to do.";
    expect(partOf('you', reason).present).toBe(true);
  });
});
