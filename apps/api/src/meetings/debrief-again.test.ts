import { sendLetter, updateLetter } from '@threefold/contracts/letters';
import { describe, expect, test } from 'vitest';
import { seekerEachTest } from '../testing/seeker.ts';
import { anHourLater, debriefsOf, fine, missedPoints } from './debriefs.fixture.ts';

const { dana } = seekerEachTest({ at: anHourLater });
const { hold, holdWithTwo, put, draftsOf } = debriefsOf(dana);

describe('looking back again', () => {
  test('rewrites a draft that nobody touched, as often as needed, and leaves one', async () => {
    const { meeting } = await hold();
    const first = await put(meeting.id, fine);
    const second = await put(meeting.id, { ...fine, agreed: 'to send the figures' }, 1);
    const third = await put(meeting.id, { ...fine, agreed: 'to send the tables' }, 2);
    expect(third.debrief.version).toBe(3);
    expect([second.letter?.id, third.letter?.id]).toEqual([first.letter?.id, first.letter?.id]);
    expect(third.letter?.body).toContain('to send the tables');
    expect(third.letter?.body).not.toContain('to send the figures');
    const recovery = await put(meeting.id, { ...fine, incidents: [{ kind: 'misspoke' }] });
    expect(recovery.letter?.kind).toBe('recovery');
    expect((await draftsOf(meeting.id)).map((draft) => draft.id)).toEqual([recovery.letter?.id]);
  });

  test('takes the others’ untouched summaries back where it is a summary no more', async () => {
    const { meeting } = await holdWithTwo();
    await put(meeting.id, { ...fine, missedPoints });
    expect(await draftsOf(meeting.id)).toHaveLength(2);
    const { letter } = await put(meeting.id, fine);
    expect((await draftsOf(meeting.id)).map((draft) => draft.id)).toEqual([letter?.id]);
  });

  test('leaves a letter that the seeker has worked on', async () => {
    const { meeting } = await hold();
    const { letter } = await put(meeting.id, fine);
    const params = { letterId: letter?.id ?? '' };
    await dana.call(updateLetter, { params, body: { body: 'In my own words.' } });
    const again = await put(meeting.id, { ...fine, incidents: [{ kind: 'late' }] });
    expect(again.debrief.version).toBe(2);
    expect(again.letter).toMatchObject({ id: letter?.id, kind: 'thank-you', body: 'In my own words.' });
  });

  test('never writes a second letter after one that was sent', async () => {
    const { meeting } = await hold();
    const { letter } = await put(meeting.id, fine);
    const params = { letterId: letter?.id ?? '' };
    await dana.call(sendLetter, { params, body: { via: 'paper', allowBlanks: true } });
    const again = await put(meeting.id, { ...fine, incidents: [{ kind: 'late' }] });
    expect(again.letter).toMatchObject({ id: letter?.id, status: 'sent' });
    expect(await draftsOf(meeting.id)).toEqual([]);
  });

  test('with the same answers is the same debrief, whatever version it saw', async () => {
    const { meeting } = await hold();
    const first = await put(meeting.id, fine);
    expect(await put(meeting.id, fine, 9)).toEqual(first);
  });
});
