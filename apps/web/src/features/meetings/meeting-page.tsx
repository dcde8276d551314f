import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { lazy, Suspense, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { capital } from '../../shared/capital.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery, useOwnZone } from '../../shared/session/settings.ts';
import { momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import { AfterMeeting, EndingDialog, MeetingEnded, WasItHeld } from './ending.tsx';
import { LiveMeeting } from './live/live-meeting.tsx';
import { awaitsAnswer, howOf, meetingStateInWords, whoOf } from './meeting-words.ts';
import styles from './meetings.module.css';
import { prepQuery, referralsQuery, useChangeMeeting, useHoldMeeting } from './meetings-requests.ts';
import { saysHeld, useOutbox } from './outbox/outbox.ts';
import { PrepSheet } from './prep/prep-sheet.tsx';
import { QuestionChooser } from './prep/question-chooser.tsx';
import { SpeechEditor } from './prep/speech-editor.tsx';
import { MeetingResearch } from './research/research-answer.tsx';

// Whoever sits in a meeting needs no forms.
const ChangeDialog = lazy(() =>
  import('./plan-meeting.tsx').then(({ ChangeDialog }) => ({ default: ChangeDialog })),
);

const useMeeting = () => {
  const workspaceId = useWorkspaceId();
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId' });
  const { data: prep } = useSuspenseQuery(prepQuery(workspaceId, meetingId));
  const { data: referrals } = useQuery(referralsQuery(workspaceId, meetingId));
  const { data: settings } = useQuery(settingsQuery(workspaceId));
  return { prep, referrals: referrals?.items ?? [], profile: settings?.profile ?? {} };
};

type Became = { meeting: Meeting; isHeld: boolean; isAsked: boolean; mine: string; now: Temporal.Instant };

/** What a meeting that is over leads to; of one whose time has passed it is asked. */
const WhatBecame = ({ meeting, isHeld, isAsked, mine, now }: Became) => {
  const hold = useHoldMeeting();
  if (isHeld) return <AfterMeeting meeting={meeting} isSent={meeting.status === 'held'} mine={mine} />;
  if (meeting.status !== 'planned') return <MeetingEnded meeting={meeting} />;
  if (!isAsked || !awaitsAnswer(meeting, now)) return null;
  return (
    <div data-print="hide">
      <Callout
        tone="gold"
        title="Was it held?"
        actions={
          <WasItHeld
            meetingId={meeting.id}
            who={whoOf(meeting)}
            pending={hold.isPending}
            onHeld={() => hold.mutate(meeting.id)}
          />
        }
      />
    </div>
  );
};

/** One meeting: prepared on the sheet, run on the phone, and what it made owed. */
export const MeetingPage = () => {
  const { prep, referrals, profile } = useMeeting();
  const { meeting } = prep;
  const { view = 'prep' } = useSearch({ from: '/signed-in/meetings/$meetingId' });
  const navigate = useNavigate({ from: '/meetings/$meetingId' });
  const mine = useOwnZone();
  const now = useNow();
  const outbox = useOutbox(meeting.id);
  const change = useChangeMeeting(meeting.id);
  const [open, setOpen] = useState<'change' | 'ending' | null>(null);
  const show = (next: 'prep' | 'live') =>
    void navigate({ search: next === 'live' ? { view: next } : {}, replace: true });
  const isOver = meeting.status === 'held' || saysHeld(outbox.entries);
  const isPlanned = meeting.status === 'planned' && !isOver;

  return (
    <Page width="narrow">
      <PageHeading
        page={`Meeting with ${whoOf(meeting)}`}
        above={capital(momentIn(meeting.startsAt, meeting.timeZone, { timeZone: mine, now }))}
        below={`${howOf(meeting)}${isPlanned ? '' : `. ${isOver ? 'Held' : capital(meetingStateInWords(meeting))}.`}`}
        actions={
          <span className={styles.actions} data-print="hide">
            {isPlanned && meeting.place?.startsWith('https://') ? (
              <ButtonHref href={meeting.place} target="_blank" rel="noreferrer">
                Join
              </ButtonHref>
            ) : null}
            <Menu
              label="The meeting"
              trigger={<Button>More</Button>}
              items={[
                { label: 'Print', onSelect: () => window.print() },
                ...(meeting.kind === 'interview'
                  ? []
                  : [
                      {
                        label: 'It became a job interview',
                        onSelect: () => change.mutate({ kind: 'interview' }),
                      },
                    ]),
                { label: 'Change date, time or location', onSelect: () => setOpen('change') },
                {
                  label: 'Cancel meeting',
                  tone: 'ember',
                  disabled: !isPlanned,
                  onSelect: () => setOpen('ending'),
                },
              ]}
            />
          </span>
        }
      >
        {whoOf(meeting)}
      </PageHeading>
      <WhatBecame meeting={meeting} isHeld={isOver} isAsked={view === 'prep'} mine={mine} now={now} />
      <Tabs
        label="The meeting"
        value={view}
        tabs={[
          { value: 'prep', label: 'Prep sheet' },
          { value: 'live', label: isOver ? 'Notes' : 'In the meeting' },
        ]}
        onChange={show}
      >
        {view === 'live' ? (
          <LiveMeeting prep={prep} referrals={referrals} outbox={outbox} onOver={() => show('prep')} />
        ) : (
          <PrepSheet
            prep={prep}
            mine={mine}
            now={now}
            questions={<QuestionChooser prep={prep} />}
            speech={<SpeechEditor meeting={meeting} speech={prep.speech} profile={profile} />}
          />
        )}
      </Tabs>
      {view === 'live' && isPlanned ? null : <MeetingResearch prep={prep} />}
      {open === 'change' ? (
        <Suspense fallback={null}>
          <ChangeDialog meeting={meeting} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      {open === 'ending' ? (
        <EndingDialog
          meetingId={meeting.id}
          who={whoOf(meeting)}
          isAhead={Temporal.Instant.compare(meeting.startsAt, now) > 0}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  );
};
