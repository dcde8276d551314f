import { useQuery } from '@tanstack/react-query';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { useState } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { momentAt } from '../../../shared/time/moments.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Select } from '../../../shared/ui/field.tsx';
import { type Prep, useChangeMeeting } from '../meetings-requests.ts';
import styles from './speech-editor.module.css';
import { speechesQuery, speechVersionsQuery } from './speech-requests.ts';

const newest = 'newest';

/** Which stored speech, and which of its texts, this meeting uses. */
const Choices = ({ meeting, speech }: { meeting: Meeting; speech: Prep['speech'] }) => {
  const workspaceId = useWorkspaceId();
  const timeZone = useOwnZone();
  const change = useChangeMeeting(meeting.id);
  const { data: speeches } = useQuery(speechesQuery(workspaceId));
  const { data: versions } = useQuery(speechVersionsQuery(workspaceId, speech?.id));
  if (!speeches) return <p className={styles.soft}>Your speeches are on their way.</p>;
  if (speeches.items.length === 0)
    return <p className={styles.soft}>No speech is kept yet: write one here.</p>;
  const follows = meeting.status === 'held' ? [] : [{ value: newest, label: 'The newest, as you change it' }];
  return (
    <div className={styles.choices}>
      <Select
        label="Speech"
        value={speech?.id ?? ''}
        options={[
          ...(speech ? [] : [{ value: '', label: 'None yet' }]),
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
export const SpeechChooser = (props: { meeting: Meeting; speech: Prep['speech'] }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={isOpen ? styles.chooser : undefined}>
      {isOpen ? (
        <Choices {...props} />
      ) : (
        <Button tone="quiet" onClick={() => setIsOpen(true)}>
          {props.speech ? 'Choose another speech or version' : 'Choose one that is kept'}
        </Button>
      )}
    </div>
  );
};
