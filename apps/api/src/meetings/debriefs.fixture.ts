import { listLetters } from '@threefold/contracts/letters';
import { type DebriefInput, putDebrief } from '@threefold/contracts/meetings/debriefs';
import { planMeeting } from '@threefold/contracts/meetings/meetings';
import type { TestPerson } from '../test-app.ts';
import { addContact, planWith, tuesdayAtOne } from '../testing/build.ts';

/** The meetings of these tests begin at one; this is an hour after. */
export const anHourLater = '2026-11-24T19:00:00Z';

export const fine: DebriefInput = {
  feeling: 4,
  facts: 'We spoke for half an hour about reviews.',
  incidents: [],
  flubbed: [],
  missedPoints: [],
};
export const missedPoints = ['I led a ward of thirty beds', 'I wrote its discharge rules'];

/** What a person does around a debrief. */
export function debriefsOf(person: TestPerson) {
  return {
    hold: () => planWith(person, { startsAt: tuesdayAtOne, status: 'held' }),
    holdWithTwo: async () => {
      const contactIds = [(await addContact(person)).id, (await addContact(person, { givenName: 'Tom' })).id];
      const body = { contactIds, startsAt: tuesdayAtOne, status: 'held' as const };
      return { contactIds, meeting: await person.call(planMeeting, { body }) };
    },
    put: (meetingId: string, body: object, ifMatch?: number) =>
      person.call(putDebrief, {
        params: { meetingId },
        body: body as DebriefInput,
        ...(ifMatch && { ifMatch }),
      }),
    draftsOf: async (meetingId: string) =>
      (await person.call(listLetters, { query: { meetingId, status: 'draft' } })).items,
  };
}
