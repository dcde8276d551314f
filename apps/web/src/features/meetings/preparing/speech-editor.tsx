import { limits } from '@threefold/contracts/limits';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { measureSpeech, speechStarter } from '@threefold/domain/meetings/stump-speech';
import { useState } from 'react';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { TextArea } from '../../../shared/ui/field.tsx';
import type { Prep } from '../meetings-requests.ts';
import { useSaveSpeech } from '../notes-requests.ts';
import { Rehearsal } from './rehearsal.tsx';
import { SpeechChooser } from './speech-chooser.tsx';
import styles from './speech-editor.module.css';
import { SpeechProblems } from './speech-problems.tsx';

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
  const long = isLong ? ' That is longer than they will listen: 90 seconds are enough.' : '';
  const open = gaps > 0 ? ` ${gaps} ${gaps === 1 ? 'gap is' : 'gaps are'} still open.` : '';
  return `${words} words, about ${time} aloud.${long}${open}`;
};

type ReadProps = Pick<Props, 'meeting' | 'speech'> & { onWrite: () => void };

/** Which of its texts it is, where that is not the newest. */
const Version = ({ meeting, speech }: Omit<ReadProps, 'onWrite'>) =>
  speech && speech.version !== speech.newestVersion ? (
    <p className={styles.soft}>
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
          <p className={styles.text}>{text}</p>
          <p className={styles.soft}>{lengthOf(text)}</p>
          <Version meeting={meeting} speech={speech} />
          <Rehearsal />
        </>
      ) : (
        <p className={styles.soft}>No speech is chosen for this meeting yet.</p>
      )}
      <div className={styles.actions} data-print="hide">
        <Button onClick={onWrite}>{text ? 'Change it' : 'Write it'}</Button>
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
      <p className={styles.soft} aria-live="polite">
        {lengthOf(draft)}
      </p>
      <div className={styles.actions}>
        <Button
          tone="primary"
          pending={save.isPending}
          disabled={draft.trim() === ''}
          onClick={() => save.mutate({ speech, body: draft }, { onSuccess: () => setDraft(null) })}
        >
          Keep it
        </Button>
        <Button tone="quiet" onClick={() => setDraft(null)}>
          Leave it as it was
        </Button>
        <SpeechProblems onInsert={(problem) => setDraft(`${draft.trimEnd()}\n\n${problem}`)} />
      </div>
    </div>
  );
};
