import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { capital } from '../../shared/capital.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery, useOwnZone } from '../../shared/session/settings.ts';
import { momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Tabs } from '../../shared/ui/tabs.tsx';
import { AfterMeeting } from './after-meeting.tsx';
import { saysHeld } from './kept-entries.ts';
import { LiveMeeting } from './live-meeting.tsx';
import styles from './meeting-page.module.css';
import { awaitsAnswer, howOf, statusWords, whoOf } from './meeting-words.ts';
import { prepQuery, referralsQuery, useChangeMeeting, useSettleMeeting } from './meetings-requests.ts';
import { PlanMeetingForm } from './plan-meeting-form.tsx';
import { PrepSheet } from './prep-sheet.tsx';
import { QuestionChooser } from './question-chooser.tsx';
import { SpeechEditor } from './speech-editor.tsx';
import { useKept } from './use-kept.ts';
import { WasItHeld } from './was-it-held.tsx';

const useMeeting = () => {
  const workspaceId = useWorkspaceId();
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId' });
  const { data: prep } = useSuspenseQuery(prepQuery(workspaceId, meetingId));
  const { data: referrals } = useQuery(referralsQuery(workspaceId, meetingId));
  const { data: settings } = useQuery(settingsQuery(workspaceId));
  return { prep, referrals: referrals?.items ?? [], profile: settings?.profile ?? {} };
};

const ChangeDialog = ({ meetingId, onClose }: { meetingId: string; onClose: () => void }) => {
  const { prep } = useMeeting();
  const change = useChangeMeeting(meetingId, prep.meeting.version);
  return (
    <Dialog open onClose={onClose} title="Change the meeting">
      <PlanMeetingForm
        who={null}
        theirs={prep.meeting.timeZone}
        mine={useOwnZone()}
        initial={prep.meeting}
        submitLabel="Change it"
        pending={change.isPending}
        onSubmit={(fields) => change.mutate(fields, { onSuccess: onClose })}
      />
    </Dialog>
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
  const kept = useKept(meeting.id);
  const settle = useSettleMeeting();
  const [changing, setChanging] = useState(false);
  const show = (next: 'prep' | 'live') =>
    void navigate({ search: next === 'live' ? { view: next } : {}, replace: true });
  const isOver = meeting.status === 'held' || saysHeld(kept.entries);
  const isPlanned = meeting.status === 'planned' && !isOver;

  return (
    <Page width="narrow">
      <PageHeading
        page={`Meeting with ${whoOf(meeting)}`}
        above={capital(momentIn(meeting.startsAt, meeting.timeZone, { timeZone: mine, now }))}
        below={`${howOf(meeting)}${isPlanned ? '' : `. ${isOver ? 'Held' : statusWords[meeting.status]}.`}`}
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
                { label: 'Print the sheet', onSelect: () => window.print() },
                { label: 'Change day, time or place', onSelect: () => setChanging(true) },
                {
                  label: 'Call it off',
                  tone: 'ember',
                  disabled: !isPlanned,
                  onSelect: () => settle.mutate({ meetingId: meeting.id, status: 'cancelled' }),
                },
              ]}
            />
          </span>
        }
      >
        {whoOf(meeting)}
      </PageHeading>
      {isOver ? <AfterMeeting meeting={meeting} isSent={meeting.status === 'held'} mine={mine} /> : null}
      {isPlanned && awaitsAnswer(meeting, now) && view === 'prep' ? (
        <div data-print="hide">
          <Callout
            tone="gold"
            title="Was it held?"
            actions={
              <WasItHeld
                who={whoOf(meeting)}
                pending={settle.isPending}
                onAnswer={(status) => settle.mutate({ meetingId: meeting.id, status })}
              />
            }
          />
        </div>
      ) : null}
      <Tabs
        label="The meeting"
        value={view}
        tabs={[
          { value: 'prep', label: 'Prep sheet' },
          { value: 'live', label: isOver ? 'What was said' : 'In the meeting' },
        ]}
        onChange={show}
      >
        {view === 'live' ? (
          <LiveMeeting prep={prep} referrals={referrals} kept={kept} onOver={() => show('prep')} />
        ) : (
          <PrepSheet
            prep={prep}
            questions={<QuestionChooser prep={prep} />}
            speech={<SpeechEditor meetingId={meeting.id} speech={prep.speech} profile={profile} />}
          />
        )}
      </Tabs>
      {changing ? <ChangeDialog meetingId={meeting.id} onClose={() => setChanging(false)} /> : null}
    </Page>
  );
};
