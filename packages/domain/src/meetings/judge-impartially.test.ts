import { describe, expect, test } from 'vitest';
import { judgeImpartially, type MeetingFacts } from './judge-impartially.ts';

const plain: MeetingFacts = {
  kind: 'informational',
  feeling: 3,
  incidents: [],
  flubbed: 0,
  asked: 0,
  chosen: 0,
  referrals: 0,
  referralGoal: 3,
  findings: 0,
  agreed: false,
  listening: null,
};
const judge = (facts: Partial<MeetingFacts>) => judgeImpartially({ ...plain, ...facts });

describe('the gap between what happened and how it felt', () => {
  test('a meeting that felt bad and brought two names went better than it felt', () => {
    expect(judge({ feeling: 2, referrals: 2 })).toMatchObject({
      gap: 'better',
      sentence: 'It went better than it felt.',
    });
  });

  test('nerves alone are felt and hardly seen', () => {
    const { gap, facts } = judge({ feeling: 1, incidents: ['nervous'] });
    expect(gap).toBe('better');
    expect(facts).toContain('You were nervous, which shows less than it feels.');
  });

  test('what they or nobody did is not held against the seeker', () => {
    const { gap, facts } = judge({ feeling: 1, incidents: ['distracted', 'alarm'] });
    expect(gap).toBe('better');
    expect(facts).toContain('They were distracted, which wasn’t your doing.');
  });

  test('a poor answer makes a bad meeting felt worse than it was, not a good one', () => {
    expect(judge({ feeling: 1, flubbed: 1, referrals: 2 }).sentence).toBe('It felt worse than it was.');
  });

  test('coming late and ill, a meeting that felt bad was bad', () => {
    expect(judge({ feeling: 2, incidents: ['late', 'ill'] })).toMatchObject({
      gap: 'same',
      sentence: 'What happened matches how it felt.',
    });
  });

  test('a meeting that felt fine in which the seeker came late and talked most of the time is read once more', () => {
    const listening = { talkedSeconds: 1200, ofSeconds: 1500 };
    expect(judge({ feeling: 5, incidents: ['late'], listening }).gap).toBe('worse');
    expect(judge({ kind: 'interview', feeling: 4, listening }).gap).toBe('same');
  });

  test('the same answer counted as an incident and as a question counts once', () => {
    expect(judge({ feeling: 4, incidents: ['flubbed-answer'], flubbed: 1 }).gap).toBe(
      judge({ feeling: 4, flubbed: 1 }).gap,
    );
  });
});

describe('the facts', () => {
  test('are told one by one, without praise or blame', () => {
    const { facts } = judge({
      incidents: ['started-late'],
      asked: 4,
      chosen: 5,
      referrals: 2,
      findings: 1,
      agreed: true,
      listening: { talkedSeconds: 480, ofSeconds: 1500 },
    });
    expect(facts).toEqual([
      'It started late, which wasn’t your doing.',
      'You asked four of five questions.',
      'You talked about a third of the time.',
      'You noted one thing you heard.',
      'You got two referrals.',
      'You agreed on a next step.',
    ]);
  });

  test('of an interview name nobody, since nobody is asked for', () => {
    expect(judge({ kind: 'interview' }).facts).toEqual(['Nothing went off the rails.']);
    expect(judge({}).facts).toContain('You got no referrals.');
  });
});
