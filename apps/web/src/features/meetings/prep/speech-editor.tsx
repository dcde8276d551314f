import { useQuery } from '@tanstack/react-query';
import { limits } from '@threefold/contracts/limits';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import {
  measureSpeech,
  rehearsalSeconds,
  rehearsalState,
  secondsInWords,
  speechStarter,
} from '@threefold/domain/meetings/stump-speech';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { api } from '../../../shared/api/request.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { classes } from '../../../shared/classes.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { momentAt } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Select, TextArea } from '../../../shared/ui/field.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';
import { useSeconds } from '../live/live-clock.ts';
import { type Prep, speechesQuery, speechVersionsQuery, useChangeMeeting } from '../meetings-requests.ts';
import { useSaveSpeech } from '../notes-requests.ts';
import styles from './prep.module.css';

type Props = {
  meeting: Meeting;
  speech: Prep['speech'];
  profile: {
    name?: string | null;
    credentials?: string | null;
    background?: string | null;
    aim?: string | null;
  };
};

const lengthOf = (text: string): string => {
  const { words, seconds, isLong, gaps } = measureSpeech(text);
  const time =
    seconds < 60
      ? `${seconds} seconds`
      : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} minutes`;
  const long = isLong ? ' That’s longer than they’ll listen. Keep it under 90 seconds.' : '';
  const open = gaps > 0 ? ` ${gaps} ${gaps === 1 ? 'blank' : 'blanks'} to fill in.` : '';
  return `${words} words, about ${time} aloud.${long}${open}`;
};

type ReadProps = Pick<Props, 'meeting' | 'speech'> & { onWrite: () => void };

/** Which of its texts it is, where that is not the newest. */
const Version = ({ meeting, speech }: Omit<ReadProps, 'onWrite'>) =>
  speech && speech.version !== speech.newestVersion ? (
    <p className={styles.speechSoft}>
      {meeting.status === 'held' ? 'What you said then' : 'An earlier text'}: version {speech.version} of{' '}
      {speech.newestVersion}.
    </p>
  ) : null;

const ReadSpeech = ({ meeting, speech, onWrite }: ReadProps) => {
  const text = speech?.body ?? '';
  return (
    <div className={styles.read}>
      {text ? (
        <>
          <p className={styles.speechText}>{text}</p>
          <p className={styles.speechSoft}>{lengthOf(text)}</p>
          <Version meeting={meeting} speech={speech} />
          <Rehearsal />
        </>
      ) : (
        <p className={styles.speechSoft}>
          No speech chosen for this meeting. Say who you are, what you’ve done and what you want to do.
        </p>
      )}
      <div className={styles.actions} data-print="hide">
        <Button onClick={onWrite}>{text ? 'Edit' : 'Write speech'}</Button>
        <SpeechChooser meeting={meeting} speech={speech} />
      </div>
    </div>
  );
};

/** Who I am, what I have done, what I want to do: read here, and changed here. */
export const SpeechEditor = ({ meeting, speech, profile }: Props) => {
  const save = useSaveSpeech(meeting);
  const [draft, setDraft] = useState<string | null>(null);

  if (draft === null)
    return (
      <ReadSpeech
        meeting={meeting}
        speech={speech}
        onWrite={() => setDraft(speech?.body || speechStarter(profile))}
      />
    );
  return (
    <div className={styles.read}>
      <TextArea
        label="Your speech"
        labelHidden
        rows={8}
        maxLength={limits.speechBody}
        className={styles.area}
        value={draft}
        error={save.isError ? problemSentence(save.error) : undefined}
        onChange={(event) => setDraft(event.target.value)}
      />
      <p className={styles.speechSoft} aria-live="polite">
        {lengthOf(draft)}
      </p>
      <div className={styles.actions}>
        <Button
          tone="primary"
          pending={save.isPending}
          disabled={draft.trim() === ''}
          onClick={() => save.mutate({ speech, body: draft }, { onSuccess: () => setDraft(null) })}
        >
          Save
        </Button>
        <Button tone="quiet" onClick={() => setDraft(null)}>
          Discard changes
        </Button>
        <SpeechProblems onInsert={(problem) => setDraft(`${draft.trimEnd()}\n\n${problem}`)} />
      </div>
    </div>
  );
};

const newest = 'newest';

/** Which stored speech, and which of its texts, this meeting uses. */
const Choices = ({ meeting, speech }: { meeting: Meeting; speech: Prep['speech'] }) => {
  const workspaceId = useWorkspaceId();
  const timeZone = useOwnZone();
  const change = useChangeMeeting(meeting.id);
  const { data: speeches } = useQuery(speechesQuery(workspaceId));
  const { data: versions } = useQuery(speechVersionsQuery(workspaceId, speech?.id));
  if (!speeches) return <p className={styles.speechSoft}>Loading your speeches.</p>;
  if (speeches.items.length === 0) return <p className={styles.speechSoft}>No saved speeches yet.</p>;
  const follows = meeting.status === 'held' ? [] : [{ value: newest, label: 'Always the latest' }];
  return (
    <div className={styles.choices}>
      <Select
        label="Speech"
        value={speech?.id ?? ''}
        options={[
          ...(speech ? [] : [{ value: '', label: 'None' }]),
          ...speeches.items.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change.mutate({ speechId: event.target.value, speechVersion: null })}
      />
      {speech && versions ? (
        <Select
          label="Text"
          value={meeting.speechVersion === null ? newest : String(meeting.speechVersion)}
          options={[
            ...follows,
            ...versions.items.map(({ version, updatedAt }) => ({
              value: String(version),
              label: `Version ${version}, ${momentAt(updatedAt, { timeZone })}`,
            })),
          ]}
          onChange={({ target }) =>
            change.mutate({ speechVersion: target.value === newest ? null : Number(target.value) })
          }
        />
      ) : null}
    </div>
  );
};

/** Opened only when asked for, since it needs the network and the sheet does not. */
const SpeechChooser = (props: { meeting: Meeting; speech: Prep['speech'] }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={isOpen ? styles.speechChooser : undefined}>
      {isOpen ? (
        <Choices {...props} />
      ) : (
        <Button tone="quiet" onClick={() => setIsOpen(true)}>
          {props.speech ? 'Use another speech or version' : 'Use a saved one'}
        </Button>
      )}
    </div>
  );
};

const most = 6;

/** What the seeker could help with, to be said in the speech; nobody is told who named it. Nothing while nothing is marked. */
const SpeechProblems = ({ onInsert }: { onInsert: (text: string) => void }) => {
  const workspaceId = useWorkspaceId();
  const { data } = useQuery({
    queryKey: workspaceKey(workspaceId, 'findings', 'could-help', 50),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/findings/could-help', { params: { workspaceId }, signal }),
  });
  const texts = [...new Set(data?.items.map(({ text }) => text))].slice(0, most);
  if (texts.length === 0) return null;
  return (
    <Menu
      label="Problems you could help with"
      trigger={<Button tone="quiet">Insert a problem</Button>}
      items={texts.map((text) => ({ label: text, onSelect: () => onInsert(text) }))}
    />
  );
};

const words = {
  speaking: 'Say it out loud, the way you would to them.',
  closing: 'Get to your question.',
  over: 'Two minutes are up. By now they should be talking.',
};

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Two minutes against the clock; afterwards it says how long it took. */
const Rehearsal = () => {
  const [startedAt, setStartedAt] = useState<Temporal.Instant | null>(null);
  const [took, setTook] = useState<number | null>(null);
  const now = useSeconds(startedAt !== null);
  const passed = startedAt === null ? 0 : Math.max(0, Math.floor(startedAt.until(now).total('seconds')));
  const begin = () => {
    setTook(null);
    setStartedAt(Temporal.Now.instant());
  };
  const end = () => {
    setTook(passed);
    setStartedAt(null);
  };
  const state = rehearsalState(passed);
  if (startedAt === null)
    return (
      <div className={styles.rehearsal} data-print="hide">
        <Button onClick={begin}>{took === null ? 'Rehearse' : 'Again'}</Button>
        <p className={styles.word} aria-live="polite">
          {took === null ? 'Two minutes at most, out loud.' : `It took ${secondsInWords(took)}.`}
        </p>
      </div>
    );
  return (
    <div className={classes(styles.rehearsal, styles[state])} data-print="hide">
      <Button tone="primary" onClick={end}>
        Done
      </Button>
      <p className={styles.clock} role="timer">
        {clockOf(Math.abs(rehearsalSeconds - passed))}
      </p>
      {/* Spoken when it changes, which is three times and not every second. */}
      <p className={styles.word} aria-live="polite">
        {words[state]}
      </p>
    </div>
  );
};
