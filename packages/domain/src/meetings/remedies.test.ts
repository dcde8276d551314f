import { describe, expect, test } from 'vitest';
import { incidentCauses, incidentKinds } from '../vocabulary/debrief.ts';
import { meetingKinds } from '../vocabulary/meeting-kinds.ts';
import {
  offTheRailsSigns,
  remediesFor,
  remediesForIncident,
  troubleCauses,
  troublesFor,
} from './remedies.ts';

const asking = { kind: 'informational', people: 1 } as const;
const interview = { kind: 'interview', people: 1 } as const;
const panel = { kind: 'interview', people: 3 } as const;
const remedy = (id: string, ...about: Parameters<typeof remediesFor>) =>
  remediesFor(...about).find((one) => one.id === id);

test('the signs come first: a colder room, no follow-up questions, short answers', () => {
  const signs = offTheRailsSigns.join(' ');
  for (const sign of [/cooled/, /No follow-up questions/, /Short answers/]) expect(signs).toMatch(sign);
});

test('each remedy has a wording, a manner, a risk and a payoff, in every kind of meeting', () => {
  for (const kind of meetingKinds)
    for (const cause of troubleCauses)
      for (const { wording, manner, risk, payoff } of remediesFor(cause, { kind, people: 1 }))
        expect(Math.min(wording.length, manner.length, risk.length, payoff.length)).toBeGreaterThan(15);
});

test('when you cannot tell why, asking openly comes first', () => {
  expect(remediesFor('unknown', asking).map(({ id }) => id)).toEqual([
    'ask-openly',
    'stay-calm',
    'big-close',
    'judge-later',
  ]);
});

test.each([
  ['mine', ['ask-openly', 'correct-and-move-on', 'stay-calm', 'big-close', 'judge-later']],
  ['theirs', ['stay-calm', 'big-close', 'check-in', 'steer-back', 'judge-later']],
  ['nobodys', ['stay-calm', 'big-close', 'check-in', 'judge-later']],
] as const)('what fits when it is %s', (cause, ids) => {
  expect(remediesFor(cause, asking).map(({ id }) => id)).toEqual(ids);
});

test('in a job interview, asking openly says that no follow-up came, and asks whether it is what they need', () => {
  const asked = remedy('ask-openly', 'unknown', interview);
  expect(asked?.wording).toMatch(/haven’t followed up.*giving you what you need/);
  expect(asked?.risk).toContain('defensive');
  expect(asked?.payoff).toContain('better conversation');
  expect(asked?.manner).toContain('Humble');
});

test('in a job interview nobody is told to go on: there they ask', () => {
  const words = remediesFor('mine', interview).map(({ wording }) => wording);
  expect(words.join(' ')).not.toMatch(/Please go on|listening|tell me more/);
  expect(remedy('stay-calm', 'mine', interview)?.wording).toContain('think about that');
});

test('a correction is one sentence, and dwelling on it is its risk', () => {
  const corrected = remedy('correct-and-move-on', 'mine', interview);
  expect(corrected?.wording).toMatch(/What I mean is/);
  expect(corrected?.manner).toMatch(/^One sentence.*next thing/);
  expect(corrected?.risk).toMatch(/Dwelling on it/);
});

test('one steers back with a question at the end of an answer', () => {
  expect(remedy('steer-back', 'theirs', panel)?.wording).toMatch(/^\.\.\. and that’s .*position.*\?$/);
  expect(remedy('steer-back', 'theirs', asking)?.wording).toMatch(/^\.\.\. and that’s .*\?$/);
});

test('staying calm says that it may look different from their chair, and what the texter may be doing', () => {
  expect(remedy('stay-calm', 'unknown', interview)?.payoff).toContain('their chair');
  expect(remedy('stay-calm', 'unknown', interview)?.risk).toContain('talking too much');
  expect(remedy('stay-calm', 'theirs', panel)?.manner).toContain('texting');
});

test('another time is offered to one person alone, with compassion, since it can make a stronger connection', () => {
  const alone = remedy('check-in', 'theirs', interview);
  expect(alone?.wording).toContain('another time');
  expect(alone?.manner).toContain('sympathy');
  expect(alone?.payoff).toContain('stronger connection');
});

test('before several people the whole room is asked, and nobody is singled out', () => {
  const several = remedy('check-in', 'theirs', panel);
  expect(several?.wording).not.toContain('another time');
  expect(several?.manner).toContain('Never single out');
});

test('where nobody is at fault one laughs and offers another time, before several people too', () => {
  const [one, several] = [interview, panel].map((room) => remedy('check-in', 'nobodys', room));
  expect(one?.wording).toMatch(/out of our hands.*another time/);
  expect(several).toEqual(one);
});

test('the big close is the one of the kind of meeting, only if it is true', () => {
  expect(remedy('big-close', 'unknown', interview)?.wording).toContain('other candidates');
  expect(remedy('big-close', 'unknown', asking)?.wording).not.toContain('candidates');
  expect(remedy('big-close', 'unknown', asking)?.manner).toContain('only if it’s true');
});

test('there is something to do about every incident', () => {
  for (const kind of incidentKinds)
    expect(remediesForIncident(kind, asking).length).toBeGreaterThanOrEqual(3);
});

describe('what went wrong can be named', () => {
  const trouble = (id: string, kind: 'informational' | 'interview' = 'interview') =>
    troublesFor({ kind }).find((one) => one.id === id);

  test('by whose doing it was', () => {
    for (const cause of incidentCauses)
      expect(troublesFor({ kind: 'interview' }).some((one) => one.cause === cause)).toBe(true);
  });

  test('they disagreed: their view is asked for, and nobody debates', () => {
    expect(trouble('disagreed')?.wording).toMatch(/fair point.*how you see it/);
    expect(trouble('disagreed', 'informational')?.wording).toMatch(/\?$/);
  });

  test('they misunderstood me: I take it on myself and say it shorter', () => {
    expect(trouble('misunderstood-me')?.wording).toMatch(/I don’t think I explained that well/);
  });

  test('a question that was assumed or misunderstood is asked for again', () => {
    expect(trouble('misunderstood')?.wording).toMatch(/different question.*Were you asking/);
  });

  test('awkward words come with an example of how they are taken and put right', () => {
    const { example } = trouble('misspoke') ?? {};
    expect(example?.said).toMatch(/quieter/);
    expect(example?.heard).toMatch(/tired/);
    expect(example?.repair).toMatch(/^Let me say that better/);
  });

  test('being off needs no nerves', () => {
    expect(trouble('off')?.label).toContain('nerves or not');
  });

  test('a poor answer is given again where they ask', () => {
    expect(trouble('flubbed-answer')).toBeDefined();
    expect(trouble('flubbed-answer', 'informational')).toBeUndefined();
  });

  test('nobody is told to pay attention', () => {
    expect(trouble('distracted')?.wording).not.toMatch(/attention|listen/i);
  });
});
