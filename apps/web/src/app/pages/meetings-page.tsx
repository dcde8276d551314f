// The meetings, with the debriefs that Today knows to be owed.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { WasItHeld } from '../../features/meetings/ending.tsx';
import { MeetingGroup } from '../../features/meetings/meeting-groups.tsx';
import { awaitsAnswer, whoOf } from '../../features/meetings/meeting-words.ts';
import { meetingsQuery, useHoldMeeting } from '../../features/meetings/meetings-requests.ts';
import { todayQuery } from '../../features/today/today-requests.ts';
import { capital } from '../../shared/capital.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';

const headlineOf = (ahead: number, open: number): string => {
  const words = `${numberInWords(ahead)} upcoming ${ahead === 1 ? 'meeting' : 'meetings'}`;
  const text = open > 0 ? `${words}, ${numberInWords(open)} to debrief.` : `${words}.`;
  return capital(text);
};

const useGroups = () => {
  const workspaceId = useWorkspaceId();
  const { data } = useSuspenseQuery(meetingsQuery(workspaceId));
  const { data: today } = useQuery(todayQuery(workspaceId));
  const now = useNow();
  const owed = new Set(
    (today?.items ?? []).flatMap(({ kind, meetingId }) =>
      kind === 'debrief' && meetingId ? [meetingId] : [],
    ),
  );
  const isPlanned = (meeting: Meeting) => meeting.status === 'planned';
  return {
    now,
    count: data.items.length,
    unanswered: data.items.filter((meeting) => awaitsAnswer(meeting, now)),
    ahead: data.items.filter((meeting) => isPlanned(meeting) && !awaitsAnswer(meeting, now)).toReversed(),
    toDebrief: data.items.filter(({ id }) => owed.has(id)),
    past: data.items.filter((meeting) => !isPlanned(meeting) && !owed.has(meeting.id)),
  };
};

const plan = (
  <ButtonLink to="/meetings/new" search={{}} tone="primary" shortcut="N">
    Plan a meeting
  </ButtonLink>
);

const research = <ButtonLink to="/research">Research questions</ButtonLink>;

export const MeetingsPage = () => {
  const { now, count, unanswered, ahead, toDebrief, past } = useGroups();
  const where = { timeZone: useOwnZone(), now };
  const hold = useHoldMeeting();
  const navigate = useNavigate();
  useShortcut('n', 'Plan a meeting', () => void navigate({ to: '/meetings/new', search: {} }));
  if (count === 0) {
    return (
      <Page width="narrow">
        <PageHeading page="Meetings">No meetings yet.</PageHeading>
        <EmptyState title="Meetings start with a call you promised." action={plan}>
          When someone agrees on the phone, one tap on Today plans it. You can also add one here. An
          informational interview is 20 to 30 minutes in which you learn about someone’s work and have your
          credentials reviewed; you aren’t asking for a job.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <PageHeading
        page="Meetings"
        actions={
          <>
            {research}
            {plan}
          </>
        }
      >
        {headlineOf(ahead.length, toDebrief.length)}
      </PageHeading>
      <MeetingGroup
        title="Was it held?"
        meetings={unanswered}
        where={where}
        actionOf={(meeting) => (
          <WasItHeld
            meetingId={meeting.id}
            who={whoOf(meeting)}
            pending={hold.isPending}
            onHeld={() => hold.mutate(meeting.id)}
          />
        )}
      />
      <MeetingGroup title="Upcoming" meetings={ahead} where={where} />
      <MeetingGroup
        title="To debrief"
        meetings={toDebrief}
        where={where}
        actionOf={(meeting) => (
          <ButtonLink to="/meetings/$meetingId/debrief" params={{ meetingId: meeting.id }}>
            Debrief
          </ButtonLink>
        )}
      />
      <MeetingGroup title="Past" meetings={past} where={where} />
    </Page>
  );
};
