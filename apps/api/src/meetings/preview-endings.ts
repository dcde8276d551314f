import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { EndingLedTo, previewEndings as previewEndpoint } from '@threefold/contracts/meetings/meetings';
import { displayName } from '@threefold/domain/contacts/names';
import {
  type EndingStep,
  endingInWords,
  endings,
  sameHourOn,
  stepsAfter,
} from '@threefold/domain/meetings/endings';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { endingContext } from './ending-context.ts';
import { findMeeting } from './find-meeting.ts';
import { mayBeWrittenTo, peopleOfMeeting } from './people-of-meeting.ts';

type Step = Pick<EndingLedTo, 'kind' | 'sentence' | 'at' | 'days'>;

/** What each ending would lead to, and nothing is done yet. */
export async function previewEndings(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, contactId }: { meetingId: string; contactId?: string | undefined },
): Promise<ReplyOf<typeof previewEndpoint>> {
  const meeting = await findMeeting(db, scope, meetingId);
  const people = await peopleOfMeeting(db, scope, meetingId);
  const { context } = await endingContext(db, scope, { meeting, people, contactId });
  return {
    endings: endings.map((ending) => ({
      ...ending,
      label: endingInWords(ending),
      steps: stepsAfter(ending, context).map((step) => stepOnWire(step, meeting)),
    })),
    people: people
      .filter(mayBeWrittenTo)
      .map((person) => ({ contactId: person.id, name: displayName(person) })),
  };
}

/** The days that are named keep the hour that the meeting had. */
export function stepOnWire(step: EndingStep, meeting: { startsAt: string; timeZone: string }): Step {
  const { kind, sentence } = step;
  if (step.kind === 'none') return { kind, sentence, at: null, days: [] };
  if (step.kind === 'call') return { kind, sentence, at: step.at.toString(), days: [] };
  const had = { startsAt: Temporal.Instant.from(meeting.startsAt), timeZone: meeting.timeZone };
  const days = step.days.map((day) => ({ date: day.toString(), startsAt: sameHourOn(day, had).toString() }));
  return { kind, sentence, at: step.promiseAt.toString(), days };
}
