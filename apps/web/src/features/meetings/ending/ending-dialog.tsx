import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { limits } from '@threefold/contracts/limits';
import { useState } from 'react';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Select, TextField } from '../../../shared/ui/field.tsx';
import { Loading } from '../../../shared/ui/skeleton.tsx';
import styles from './ending-dialog.module.css';
import { type EndingChoice, endingsQuery, useEndMeeting } from './ending-requests.ts';

type Props = {
  meetingId: string;
  who: string;
  /** A meeting ahead can be called off, and nobody can have stayed away yet. */
  isAhead: boolean;
  onClose: () => void;
};

const stepLabels = { call: 'A call', letter: 'A letter', none: 'Nothing more' };

type WithProps = {
  people: readonly { contactId: string; name: string }[];
  contactId: string | null;
  onChange: (contactId: string) => void;
};

const WithWhom = ({ people, contactId, onChange }: WithProps) =>
  people.length > 1 ? (
    <Select
      label="With whom it goes on"
      value={contactId ?? people[0]?.contactId ?? ''}
      options={people.map((person) => ({ value: person.contactId, label: person.name }))}
      onChange={({ target }) => onChange(target.value)}
    />
  ) : null;

/** Who stayed away, and what follows: each is shown with what it leads to before it is taken. */
export const EndingDialog = ({ meetingId, who, isAhead, onClose }: Props) => {
  const [contactId, setContactId] = useState<string | null>(null);
  const { data, error } = useQuery(endingsQuery(useWorkspaceId(), meetingId, contactId));
  const [chosen, setChosen] = useState(0);
  const [step, setStep] = useState<EndingChoice['steps'][number]['kind'] | null>(null);
  const [reason, setReason] = useState('');
  const end = useEndMeeting(meetingId);
  const navigate = useNavigate();
  const endings = (data?.endings ?? []).filter(({ status }) => !isAhead || status === 'cancelled');
  const ending = endings[chosen];
  const taken = ending?.steps.find(({ kind }) => kind === step) ?? ending?.steps[0];

  const confirm = () => {
    if (!ending || !taken || end.isPending) return;
    const { status, by } = ending;
    end.mutate(
      { status, by, step: taken.kind, reason: reason.trim() || null, ...(contactId && { contactId }) },
      {
        onSuccess: ({ ledTo: { letterId } }) => {
          onClose();
          if (letterId) void navigate({ to: '/letters/$letterId', params: { letterId } });
        },
      },
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={`What became of the meeting with ${who}?`}
      footer={
        <Button tone="primary" pending={end.isPending} disabled={!taken} onClick={confirm}>
          {taken?.kind === 'none' ? 'Write it down' : 'Write it down and do this'}
        </Button>
      }
    >
      {error ? <ErrorNote error={error} /> : null}
      {data ? null : <Loading what="what can follow" />}
      <fieldset className={styles.choices}>
        <legend className="sr-only">Who stayed away</legend>
        {endings.map(({ status, by, label }, index) => (
          <label key={`${status}-${by}`} className={styles.choice}>
            <input
              type="radio"
              name="ending"
              checked={index === chosen}
              onChange={() => {
                setChosen(index);
                setStep(null);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <WithWhom people={data?.people ?? []} contactId={contactId} onChange={setContactId} />
      {ending && taken ? (
        <fieldset className={styles.steps}>
          <legend className={styles.label}>What follows</legend>
          {ending.steps.map(({ kind, sentence }) => (
            <label key={kind} className={styles.choice}>
              <input type="radio" name="step" checked={kind === taken.kind} onChange={() => setStep(kind)} />
              <span>
                <strong>{stepLabels[kind]}.</strong> {sentence}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <TextField
        label="Why, if you want to keep it"
        value={reason}
        maxLength={limits.meetingEndedReason}
        error={end.isError ? problemSentence(end.error) : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
};
