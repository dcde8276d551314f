import { describe, expect, test } from 'vitest';
import { dayAfter, pickerDays } from './promise-days.ts';

const answer = {
  timeZone: 'America/New_York',
  isGuess: true,
  seekerTimeZone: 'America/Chicago',
  proposed: { morning: '2026-11-30T15:15:00Z', afternoon: '2026-11-30T19:15:00Z' },
  slots: [
    { at: '2026-11-25T13:00:00Z', half: 'morning' as const },
    { at: '2026-11-30T15:00:00Z', half: 'morning' as const },
    { at: '2026-12-01T15:00:00Z', half: 'morning' as const },
  ],
  holidays: [{ date: '2026-11-26', name: 'Thanksgiving Day' }],
  promised: [{ at: '2026-11-25T18:00:00Z', contactName: 'Priya Iyer' }],
};
const asking = { answer, onDuty: { days: [5], dates: [] }, current: null, from: '2026-11-25' };
const on = (date: string, days = pickerDays(asking)) => days.find((day) => day.date === date);

describe('the days on which a call can be promised', () => {
  test('are told one after the other, from the first to the last', () => {
    expect(pickerDays(asking).map(({ date }) => date)).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
    ]);
  });

  test('leave out a holiday by its name, a weekend, and a day on duty', () => {
    expect(on('2026-11-26')?.closed).toBe('Thanksgiving Day');
    expect(on('2026-11-27')?.closed).toBe('you are on duty');
    expect(on('2026-11-28')?.closed).toBe('weekend');
    expect(on('2026-11-30')?.closed).toBeNull();
  });

  test('show whom a call is promised to already', () => {
    expect(on('2026-11-25')?.promised).toEqual([{ at: '2026-11-25T18:00:00Z', contactName: 'Priya Iyer' }]);
  });

  test('offer the proposed times although they lie between two slots', () => {
    expect(on('2026-11-30')?.slots.map(({ at }) => at)).toEqual([
      '2026-11-30T15:00:00Z',
      '2026-11-30T15:15:00Z',
      '2026-11-30T19:15:00Z',
    ]);
  });

  test('keep the present promise among them', () => {
    const days = pickerDays({ ...asking, current: '2026-12-01T16:15:00Z' });
    expect(on('2026-12-01', days)?.slots.map(({ at }) => at)).toContain('2026-12-01T16:15:00Z');
  });

  test('go on with the day after', () => {
    expect(dayAfter(pickerDays(asking))).toBe('2026-12-02');
  });
});
