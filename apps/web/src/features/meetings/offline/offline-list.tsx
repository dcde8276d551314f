import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { capital } from '../../../shared/capital.ts';
import { ownWorkspace } from '../../../shared/session/current-workspace.ts';
import { meQuery } from '../../../shared/session/me.ts';
import { momentAt } from '../../../shared/time/moments.ts';
import { Row, Rows } from '../../../shared/ui/row.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import { howOf, whoOf } from '../meeting-words.ts';
import { offlineMeetings } from '../meetings-requests.ts';

/** The meetings that open with no network; nothing where none does. Also where nobody knows who is signed in. */
export const OfflineList = () => {
  const queryClient = useQueryClient();
  const me = queryClient.getQueryData(meQuery.queryKey);
  const workspaceId = me && ownWorkspace(me)?.id;
  const meetings = workspaceId ? offlineMeetings(queryClient, workspaceId) : [];
  if (meetings.length === 0) return null;
  return (
    <Section title="Available offline">
      <Rows label="Today’s and tomorrow’s meetings">
        {meetings.map((meeting) => (
          <Row
            key={meeting.id}
            title={
              <Link
                to="/meetings/$meetingId"
                params={{ meetingId: meeting.id }}
                search={{ view: 'live' }}
                data-row-link
              >
                {whoOf(meeting)}
              </Link>
            }
          >
            {capital(momentAt(meeting.startsAt, { timeZone: meeting.timeZone }))}. {howOf(meeting)}.
          </Row>
        ))}
      </Rows>
    </Section>
  );
};
