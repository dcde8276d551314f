import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { methods } from '../vocabulary/methods.ts';
import { checkLetter, type LetterToCheck, wordLimitFor } from './check-letter.ts';

function check(body: string, changes: Partial<LetterToCheck> = {}) {
  return checkLetter({
    kind: 'outreach',
    subject: 'Twenty minutes',
    body,
    contact: { givenName: 'Søren', familyName: 'Lindqvist' },
    method: methods.promise,
    ...changes,
  });
}

function codes(body: string, changes: Partial<LetterToCheck> = {}): string[] {
  return check(body, changes).warnings.map(({ code }) => code);
}

describe('a letter that asks for a job is told so', () => {
  test.each([
    'I am asking you for a job.',
    'I am looking for a new position in your company.',
    'Do you have any openings?',
    'Are you hiring?',
    'Please hire me.',
    'I would like to apply for the role of medical director.',
    'Please consider me for a position on your team.',
    'I would love to join your team.',
    'Please let me know of any job opportunities.',
    'Are there opportunities at your company?',
    'I am not asking for advice but for a job.',
    'I am not just looking for a job, I am looking for a job with you.',
    'I would not say no to a job.',
    'I am seeking employment.',
    'I want a job in utilization management.',
  ])('%s', (body) => {
    expect(codes(body)).toContain('asks-for-job');
  });
});

describe('a request for a job is seen in every disguise', () => {
  test.each([
    'Please keep me in mind for any future opportunities.',
    'Please keep me in mind should your team grow.',
    'My CV is attached for your consideration.',
    'I have attached my resume for your consideration.',
    'I am very interested in working at Halden Health.',
    'I would love to work with your team.',
    'Could you forward my resume to your hiring manager?',
    'Would you be willing to pass my CV along?',
    'Could you pass my CV to HR?',
    'If something opens up, I hope you will think of me.',
    'If a role ever becomes available, please let me know.',
    'Should anything come up, please think of me.',
    'I am available to start in March.',
    'Let me know if you are looking for physician advisors.',
    'Are you looking for a physician reviewer?',
    'Would you hire someone like me?',
    'Is there a place for someone like me on your team?',
    'Are there roles coming up that I could apply for?',
    'Could you put in a good word for me?',
    'I would be a great addition to your department.',
    'I am open to new opportunities.',
    'Could you recommend me for a position?',
  ])('%s', (body) => {
    expect(codes(body)).toContain('asks-for-job');
    for (const kind of ['thank-you', 'nudge', 'recovery'] as const)
      expect(codes(body, { kind, meetingKind: 'informational' })).toContain('asks-for-job');
  });

  test.each([
    'I believe I could make a positive contribution.',
    'I believe I could make a contribution there.',
    'This area interests me, and I think I could contribute to it.',
    'Would Tuesday or Thursday work for you?',
    'I would like you to look over my resume and tell me what is missing.',
    'I would value your candid review of my credentials.',
    'I can share my background with you beforehand.',
    'I have been looking for someone who knows appeals from the inside.',
    'Which physicians are you asked about most?',
    'I am keeping your advice in mind.',
    'Please call me if the day changes.',
    'I would love to hear how your team works.',
    'If another time is better, just reply with a day that works.',
    'When something new comes out on HEDIS, where do you read about it?',
  ])('and "%s" is none', (body) => {
    expect(codes(body)).not.toContain('asks-for-job');
  });
});

describe('a letter after a meeting is never only thanks', () => {
  const letter = (said: string) => `Dear Dr. Lindqvist,\n\n${said}\n\nWith thanks,\nDana Whitfield, MD`;
  const only = [
    'Thank you for the time you gave me on Monday.',
    'Thank you so much for taking the time out of your busy schedule to meet with me today. It was a pleasure, and I wish you a wonderful week!',
    'I really enjoyed our conversation and appreciate your kindness. I look forward to staying in touch.',
    'Thank you for the opportunity to interview on Thursday, December 3. I look forward to hearing from you.',
    'Thank you for your time. [what has stayed with you, and what you looked into since]',
  ];
  const more = [
    'Thank you for your time. Reviews that wait for nurses have stayed with me.',
    'Thank you for meeting. After we talked I read the new CMS rule: appeals are due in 72 hours.',
    'You asked about HEDIS. I have reported it for six years.',
  ];
  test.each(only)('%s', (said) => {
    for (const kind of ['thank-you', 'recovery', 'summary', 'light-note'] as const)
      for (const meetingKind of ['informational', 'interview'] as const)
        expect(codes(letter(said), { kind, meetingKind })).toContain('only-thanks');
  });

  test.each(more)('and this is more: %s', (said) => {
    expect(codes(letter(said), { kind: 'thank-you' })).not.toContain('only-thanks');
  });

  test('nor only an apology', () => {
    const sorry = letter(
      'Thank you for your time. I apologize for being late and cutting into the hour you had set aside.',
    );
    expect(codes(sorry, { kind: 'recovery' })).toContain('apology-alone');
    expect(codes(sorry, { kind: 'recovery' })).not.toContain('only-thanks');
  });

  test('after an interview it says that the position is wanted', () => {
    const cool = letter('You asked about HEDIS. I have reported it for six years.');
    const warm = cool.replace(
      'years.',
      "years. I'm very interested in this position and would be glad to take the next step.",
    );
    const interview = { kind: 'thank-you', meetingKind: 'interview' } as const;
    expect(codes(cool, interview)).toContain('wish-missing');
    expect(codes(warm, interview)).not.toContain('wish-missing');
    expect(codes(cool, { ...interview, meetingKind: 'informational' })).not.toContain('wish-missing');
  });
});

describe('a letter that denies asking for a job, or only names one, is left alone', () => {
  test.each([
    'I am not asking you for a job.',
    'I am NOT asking you for a job, but for half an hour.',
    "I'm not looking for a job.",
    'This is not a request for employment.',
    'I ask for advice rather than a job.',
    'Let me be plain: I am asking for a conversation, not a job.',
    'I do not expect you to have an opening.',
    'I write without asking for a position.',
    'I left my job after ten years.',
    'I am looking for the opportunity to learn from you.',
    'I want to learn how you do your work.',
    'My work in the hospital taught me a lot.',
    'I read about your position on appeals.',
    'I am asking for your view of the work.',
  ])('%s', (body) => {
    expect(codes(body)).not.toContain('asks-for-job');
  });

  test('after a real job interview the job may be named', () => {
    const body = 'I am asking you for a job.';
    expect(codes(body, { kind: 'thank-you', meetingKind: 'interview' })).not.toContain('asks-for-job');
    expect(codes(body, { kind: 'thank-you', meetingKind: 'informational' })).toContain('asks-for-job');
  });

  test('3B7 leaves jobs out altogether, even to deny them', () => {
    const body = 'I am not asking you for a job.';
    expect(codes(body, { method: methods['three-b-seven'] })).toContain('asks-for-job');
    expect(check(body, { method: methods['three-b-seven'] }).parts.map(({ part }) => part)).not.toContain(
      'not-a-job',
    );
  });
});

describe('length', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

  test('a letter of exactly the limit is not too long, one word more is', () => {
    expect(codes(words(200))).not.toContain('too-long');
    expect(codes(words(201))).toContain('too-long');
    expect(check(words(201))).toMatchObject({ words: 201, wordLimit: 200 });
  });

  test('the method limits letters that ask; answers after a meeting get more room', () => {
    expect(wordLimitFor('nudge', methods.gentle)).toBe(150);
    expect(codes(words(101), { method: methods['three-b-seven'] })).toContain('too-long');
    expect(codes(words(300), { kind: 'summary' })).not.toContain('too-long');
  });
});

describe('a gap left open is found where it stands', () => {
  test.each([
    '{{ contact.givenName }}',
    '[why this reader]',
    'XXX',
    'xxxx',
    '____',
    '<<name>>',
    '{{',
    '{% if x %}',
  ])('%s', (gap) => {
    const body = `I write because ${gap} is so.`;
    const warning = check(body).warnings.find(({ code }) => code === 'unfilled-gap');
    expect(warning && body.slice(warning.start, warning.end)).toBe(gap);
  });

  test('a gap in the subject counts too', () => {
    expect(codes('All is well.', { subject: 'A word to [name]' })).toContain('unfilled-gap');
    expect(codes('All is well (really), at 20-30 words_and more.')).not.toContain('unfilled-gap');
  });
});

describe('the greeting names the reader', () => {
  test.each([
    'Dear Dr. Smith,',
    'Dear Anna,',
    'Hello Professor Meyer,',
    'Good morning Dr. Smith,',
    'Dear Dr. Lindqvist and Dr. Smith,',
  ])('somebody else: %s', (line) => {
    const body = `${line}\n\nI write to you.`;
    const warning = check(body).warnings.find(({ code }) => code === 'wrong-name');
    expect(warning).toBeDefined();
    expect(line.slice(warning?.start, warning?.end)).toBe(
      line.replace(/^(?:Dear|Hello|Good morning) |,$/g, ''),
    );
  });

  test.each([
    'Dear Dr. Lindqvist,',
    'Dear Soren,',
    'Dear SØREN LINDQVIST:',
    'Hi Søren!',
    'Dear colleagues,',
    'Dear Sir or Madam,',
    'Dear Hiring Committee Members,',
    'Good morning,',
    'To whom it may concern,',
  ])('the reader, or nobody by name: %s', (line) => {
    expect(codes(`${line}\n\nI write to you.`)).not.toContain('wrong-name');
  });

  test('a letter to several readers may greet each of them', () => {
    const alsoTo = [{ givenName: 'Ana', familyName: 'Jackson' }];
    expect(codes('Dear Dr. Lindqvist and Dr. Jackson,', { alsoTo })).not.toContain('wrong-name');
  });
});

describe('the opening names only referrers that the data hold', () => {
  const body = 'Dear Dr. Lindqvist,\n\nRuth Abernathy suggested that I write to you.';

  test('an unknown one is pointed at, a known one is not', () => {
    const unknown = check(body).warnings.find(({ code }) => code === 'wrong-name');
    expect(body.slice(unknown?.start, unknown?.end)).toBe('Ruth Abernathy');
    expect(codes(body, { referrers: [{ name: 'Ruth Abernathy', terms: 'may-use-name' }] })).toEqual([]);
  });

  test('one who gave the name only is not to be named', () => {
    const warnings = check(body, { referrers: [{ name: 'Ruth Abernathy', terms: 'name-only' }] }).warnings;
    expect(warnings.map(({ message }) => message)).toEqual([
      'Ruth Abernathy referred you, but didn’t say you could use their name.',
    ]);
  });
});

describe('pressure', () => {
  test.each([
    'Please reply at your earliest convenience.',
    'This is urgent.',
    "Why haven't you replied?",
    'You still have not answered.',
    'This is my final attempt to reach you.',
    'I expect you to call.',
    'I need to hear from you by Friday, so I need to have an answer.',
    'I am still waiting for your reply.',
  ])('warned: %s', (body) => {
    expect(codes(body)).toContain('pressure');
  });

  test.each([
    'I expect that your days are full.',
    'I want to hear what you have to say.',
    'I hope to hear from you.',
    'At last I saw the urgency of reviews.',
  ])('not warned: %s', (body) => {
    expect(codes(body)).not.toContain('pressure');
  });
});

test('a person marked "do not contact" is said first, in every kind of letter', () => {
  const contact = { givenName: 'Søren', familyName: 'Lindqvist', doNotContact: true };
  expect(codes('A word.', { contact })[0]).toBe('do-not-contact');
  expect(codes('A word.', { contact, kind: 'keep-warm' })[0]).toBe('do-not-contact');
});

describe('letters after a meeting', () => {
  const after = (body: string, changes: Partial<LetterToCheck> = {}) =>
    codes(body, { kind: 'recovery', ...changes });

  test('one apology is enough', () => {
    expect(after('I am sorry that I was late.')).not.toContain('second-apology');
    expect(after('I am sorry that I was late. Again, my apologies.')).toContain('second-apology');
    expect(codes('Sorry. I apologize.', { kind: 'outreach' })).not.toContain('second-apology');
  });

  test.each([
    'You were quite distracted.',
    'You interrupted me twice.',
    'Your colleague kept texting.',
    'It was not my fault.',
    "You didn't let me finish.",
    'The panel seemed unprepared.',
  ])('blame is pointed at: %s', (body) => {
    expect(after(body, { kind: 'summary' })).toContain('blame');
  });

  test('thanks and facts are no blame', () => {
    expect(after('You were kind to see me. We began late, and you gave me a full answer.')).not.toContain(
      'blame',
    );
  });

  test.each([
    'I beg you to see me.',
    'Please, please meet me.',
    'Give me one more chance.',
    'I am desperate.',
  ])('begging is pointed at: %s', (body) => {
    expect(after(body)).toContain('begging');
    expect(after('May I come back once more?')).not.toContain('begging');
  });

  test('a joke is out of place when the writer was ill, as the debrief or the letter says', () => {
    const debrief = { missedPoints: [], flubbed: [], incidents: [{ kind: 'ill' as const }] };
    const joke = 'I had to laugh afterwards.';
    expect(after(joke)).not.toContain('joke-after-illness');
    expect(after(joke, { debrief })).toContain('joke-after-illness');
    expect(after(`I came with a fever. ${joke}`)).toContain('joke-after-illness');
    expect(after(`I'll see critically ill patients. ${joke}`)).not.toContain('joke-after-illness');
  });

  test('a point of the debrief that the letter leaves out is named', () => {
    const debrief = {
      missedPoints: ['I built the sepsis pathway at Mercy'],
      flubbed: [{ question: 'Budget?', betterAnswer: 'I ran a budget of two million' }],
      incidents: [],
    };
    const missing = check('Your review program has stayed with me since.', {
      kind: 'summary',
      debrief,
    }).warnings;
    expect(missing.map(({ code }) => code)).toEqual(['missing-point', 'missing-point']);
    expect(missing[0]?.message).toContain('sepsis pathway');
    const whole = 'At Mercy I was building a sepsis pathway. I also ran the budget, two million.';
    expect(after(whole, { kind: 'summary', debrief })).not.toContain('missing-point');
  });
});

describe('each warning says what to look at', () => {
  const none = { missedPoints: [], flubbed: [], incidents: [] };
  const ill = { ...none, incidents: [{ kind: 'ill' as const }] };
  const contact = { givenName: 'Søren', familyName: 'Lindqvist', doNotContact: true };
  test.each<[string, string, string, Partial<LetterToCheck>, string]>([
    [
      'This is urgent.',
      'pressure',
      'urgent',
      {},
      'This pressures the reader to reply. Let them answer in their own time.',
    ],
    [
      'A word.',
      'do-not-contact',
      '',
      { contact },
      'This person is marked "do not contact". The letter cannot be sent.',
    ],
    [
      'Could you do me a favor?',
      'asks-favour',
      'Could you do',
      { kind: 'keep-warm' },
      'This asks for something. A check-in asks for nothing.',
    ],
    ['Dear [name],', 'unfilled-gap', '[name]', {}, 'Fill in this blank: “[name]”.'],
    [
      'All is well.',
      'unfilled-gap',
      '',
      { subject: 'A word to [name]' },
      'The subject has a blank to fill in: “[name]”.',
    ],
    [
      'I left my job after ten years.',
      'asks-for-job',
      'job',
      { method: methods['three-b-seven'] },
      'This method doesn’t mention jobs at all.',
    ],
    [
      'I am sorry that I was late. Again, my apologies.',
      'second-apology',
      'apologies',
      { kind: 'recovery' },
      'You’ve already apologized; once is enough.',
    ],
    [
      'You interrupted me twice.',
      'blame',
      'You interrupted',
      { kind: 'summary' },
      'This blames the reader. Say what you would add instead.',
    ],
    [
      'I beg you to see me.',
      'begging',
      'I beg',
      { kind: 'recovery' },
      'This begs. Ask plainly, once, and leave the choice to the reader.',
    ],
    [
      'I had to laugh afterwards.',
      'joke-after-illness',
      'laugh',
      { kind: 'recovery', debrief: ill },
      'You were sick; a joke about it can be misread.',
    ],
  ])('%s', (body, code, place, changes, message) => {
    const warning = check(body, changes).warnings.find((each) => each.code === code);
    expect(warning?.message).toBe(message);
    expect(body.slice(warning?.start, warning?.end)).toBe(place);
  });

  test('a letter that is too long is told by how much', () => {
    const { warnings, words, wordLimit } = check(
      'word '.repeat(wordLimitFor('outreach', methods.promise) + 1),
    );
    expect(warnings.find(({ code }) => code === 'too-long')?.message).toBe(
      `${words} words; this letter works best within ${wordLimit}.`,
    );
  });

  test('a missing point is told in one line of eighty letters at most', () => {
    const pointOf = (point: string) =>
      check('Your review board has stayed with me.', {
        kind: 'summary',
        debrief: { ...none, missedPoints: [point] },
      }).warnings.map(({ message }) => message);
    const eighty = 'sepsis '.repeat(12).slice(0, 80).replace(/ $/, 's');
    expect(pointOf(`  I built\n\n the pathway `)).toEqual([
      'Your debrief wanted this said: "I built the pathway"',
    ]);
    expect(pointOf(eighty)).toEqual([`Your debrief wanted this said: "${eighty}"`]);
    expect(pointOf(`${eighty}x`)).toEqual([`Your debrief wanted this said: "${eighty.slice(0, 79)}…"`]);
  });

  test('other methods may name a job in a letter, and 3B7 only leaves it out of the first one', () => {
    const body = 'I left my job after ten years.';
    expect(codes(body, { kind: 'nudge', method: methods['three-b-seven'] })).not.toContain('asks-for-job');
  });

  test('a sentence that names somebody wrongly is told once, and what another one claims is told too', () => {
    const claims = 'Ruth Abernathy suggested that I write to you. She asked me to call you.';
    const terms = { name: 'Tom Haugen', terms: 'name-only' as const };
    expect(codes(`Dear Dr. Lindqvist,\n\n${claims}`, { referrers: [terms] })).toEqual([
      'wrong-name',
      'claims-permission',
    ]);
  });
});

test('warnings of the promised call are merged in the order of their places', () => {
  const body = 'I will phone on Sunday at 10. This is urgent. [name]';
  const promise = { code: 'weekend' as const, message: 'That is a Sunday.', start: 16, end: 28 };
  expect(codes(body, { promiseWarnings: [promise] })).toEqual(['weekend', 'pressure', 'unfilled-gap']);
});

test('letters other than outreach are not asked for the seven parts', () => {
  expect(check('Thank you.', { kind: 'thank-you' }).parts).toEqual([]);
  expect(check('Thank you.', { kind: 'outreach' }).parts).toHaveLength(7);
});

test('every place that a check names lies within the letter, whatever is typed', () => {
  const piece = fc.constantFrom(
    'I am not asking you for a job. ',
    'Dear Dr. Smith,\n\n',
    'hire me ',
    '[gap] ',
    'sorry ',
    '\r\n\r\n',
    '’“😀 ',
    'you were late ',
    'urgent. ',
  );
  const body = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 30 });
  fc.assert(
    fc.property(body, fc.constantFrom('outreach' as const, 'recovery' as const), (pieces, kind) => {
      const text = pieces.join('');
      const { parts, warnings } = check(text, { kind });
      for (const { start = 0, end = 0 } of [...parts, ...warnings]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test.each([
  'a',
  'I ',
  'not ',
  'asking for ',
  'looking for a ',
  'you ',
  '[',
  '{{',
  '_',
  '\n ',
  '. ',
  'Dr. ',
  'Ruth ',
  "a'",
  'because you ',
  'moving ',
  'I am going to ',
  '20 to ',
])('a letter of 100 kB made of %j is checked all the same', (piece) => {
  const body = piece.repeat(Math.ceil(100_000 / piece.length));
  expect(check(body, { kind: 'outreach' }).parts).toHaveLength(7);
  expect(check(body, { kind: 'recovery' }).warnings.length).toBeLessThan(200);
});
