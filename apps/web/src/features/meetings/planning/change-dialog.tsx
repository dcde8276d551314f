import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { Checkbox } from '../../../shared/ui/field.tsx';
import { useReschedule } from '../ending/ending-requests.ts';
import { type Prep, useChangeMeeting } from '../meetings-requests.ts';
import { useStateQuestion } from '../research/research-requests.ts';
import { PlanMeetingForm } from './plan-meeting-form.tsx';
import type { PlannedFields } from './planned-fields.ts';

const isSame = (one: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) === 0;

/** Where it stands, as the way back takes it. */
const placeOf = (meeting: Prep['meeting']) => {
  const { startsAt, timeZone, minutes, mode, place, travelMinutesBefore, travelMinutesAfter } = meeting;
  return { startsAt, timeZone, minutes, mode, place, travelMinutesBefore, travelMinutesAfter };
};

/** What a planned meeting is; moved to another time, a word about it is drafted where that is wanted. */
export const ChangeDialog = ({ meeting, onClose }: { meeting: Prep['meeting']; onClose: () => void }) => {
  const router = useRouter();
  const change = useChangeMeeting(meeting.id, meeting.version);
  const open = (href: string) => void router.navigate({ href });
  const reschedule = useReschedule(meeting.id, { version: meeting.version, stood: placeOf(meeting), open });
  const question = useStateQuestion();
  const [word, setWord] = useState(true);
  const isPlanned = meeting.status === 'planned';

  const submit = async ({ newQuestion, kind, researchQuestionId, ...fields }: PlannedFields) => {
    if (newQuestion) await question.mutateAsync(newQuestion);
    const isMoved = isPlanned && !isSame(fields.startsAt, meeting.startsAt);
    if (kind !== meeting.kind || researchQuestionId !== meeting.researchQuestionId || !isMoved)
      await change.mutateAsync(
        isMoved ? { kind, researchQuestionId } : { kind, researchQuestionId, ...fields },
      );
    if (isMoved) await reschedule.mutateAsync({ ...fields, word });
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title="Change the meeting">
      <PlanMeetingForm
        who={null}
        theirs={meeting.timeZone}
        mine={useOwnZone()}
        initial={meeting}
        submitLabel="Change it"
        onSubmit={submit}
      >
        {isPlanned ? (
          <Checkbox
            label="At another time, draft a word to them about it"
            checked={word}
            onChange={(event) => setWord(event.target.checked)}
          />
        ) : null}
      </PlanMeetingForm>
    </Dialog>
  );
};
