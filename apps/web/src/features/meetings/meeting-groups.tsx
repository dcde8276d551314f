import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { ReactNode } from 'react';
import type { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { clockAt, dayAt, momentIn } from '../../shared/time/moments.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { howOf, meetingStateInWords, whoOf } from './meeting-words.ts';

type Where = { timeZone: string; now: Temporal.Instant };
type Props = {
  title: string;
  meetings: readonly Meeting[];
  where: Where;
  actionOf?: (meeting: Meeting) => ReactNode;
};

/** Upcoming with both clocks; of a past one the day is enough. */
const whenOf = (meeting: Meeting, where: Where): string =>
  meeting.status === 'planned'
    ? momentIn(meeting.startsAt, meeting.timeZone, where)
    : dayAt(meeting.startsAt, where);

/** Some meetings under one heading; nothing where there are none. */
export const MeetingGroup = ({ title, meetings, where, actionOf }: Props) => {
  if (meetings.length === 0) return null;
  return (
    <Section title={title}>
      <Rows label={title}>
        {meetings.map((meeting) => (
          <Row
            key={meeting.id}
            lead={clockAt(meeting.startsAt, where.timeZone)}
            title={
              <HrefLink href={`/meetings/${meeting.id}`} data-row-link>
                {whoOf(meeting)}
              </HrefLink>
            }
            badge={<MeetingBadge meeting={meeting} />}
            actions={actionOf?.(meeting)}
          >
            {capital(whenOf(meeting, where))}. {howOf(meeting)}.
          </Row>
        ))}
      </Rows>
    </Section>
  );
};

const MeetingBadge = ({ meeting }: { meeting: Meeting }) => {
  const { status, referralCount, referralGoal } = meeting;
  if (status !== 'held')
    return <Badge tone={status === 'planned' ? 'gold' : 'plain'}>{meetingStateInWords(meeting)}</Badge>;
  return (
    <Badge tone={referralCount >= referralGoal ? 'leaf' : 'plain'}>
      {referralGoal === 0 ? 'held' : `${referralCount} of ${referralGoal} referrals`}
    </Badge>
  );
};
