import { limits } from '@threefold/contracts/limits';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { wallOf, workingDaysOn } from '../../shared/time/wall.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import styles from './call-backs.module.css';
import { useMoveCall, useReleaseCall } from './call-backs-requests.ts';

type Call = {
  callBackId: string;
  contactName: string;
  at: string;
  timeZone: string;
  promised: boolean;
  mine: string;
};

const MoveDialog = ({ call, onClose }: { call: Call; onClose: () => void }) => {
  const move = useMoveCall();
  const [initial] = useState(() =>
    workingDaysOn(Temporal.Now.instant(), {
      days: 1,
      time: wallOf(call.at, call.timeZone).time,
      timeZone: call.timeZone,
    }),
  );
  const [at, setAt] = useState<string | null>(initial);
  const [word, setWord] = useState('');
  const isPast = at !== null && Temporal.Instant.compare(at, Temporal.Now.instant()) <= 0;
  const save = () => {
    if (at === null || isPast) return;
    move.mutate(
      { callBackId: call.callBackId, dueAt: at, word: word.trim() || null },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Reschedule call to ${call.contactName}`}
      footer={
        <Button tone="primary" pending={move.isPending} disabled={at === null || isPast} onClick={save}>
          Reschedule
        </Button>
      }
    >
      <div className={styles.fields}>
        <MomentField
          of="of the call"
          initial={initial}
          theirs={call.timeZone}
          mine={call.mine}
          onChange={setAt}
          error={isPast ? 'That time has passed. Choose a later one.' : undefined}
        />
        <TextArea
          label="What you told them"
          hint={
            call.promised
              ? 'If you move a promised call, let them know. Note what you told them. Optional.'
              : 'For your own notes. Optional.'
          }
          rows={2}
          maxLength={limits.callMoveWord}
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
      </div>
    </Dialog>
  );
};

const ReleaseDialog = ({ call, onClose }: { call: Call; onClose: () => void }) => {
  const release = useReleaseCall();
  const [reason, setReason] = useState('');
  const save = () =>
    release.mutate({ callBackId: call.callBackId, reason: reason.trim() }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Cancel call to ${call.contactName}`}
      footer={
        <Button tone="ember" pending={release.isPending} disabled={reason.trim() === ''} onClick={save}>
          Cancel call
        </Button>
      }
    >
      <TextArea
        label="Reason"
        hint="Saved in this person’s activity."
        rows={2}
        maxLength={limits.callReleaseReason}
        value={reason}
        data-autofocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
};

/** A call ends as made, moved with a word, or let go with the reason; here are the last two. */
export const CallMenu = (call: Call) => {
  const [open, setOpen] = useState<'move' | 'release' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        label={`Call to ${call.contactName}`}
        trigger={
          <IconButton label={`Reschedule or cancel the call to ${call.contactName}`}>
            <MoreIcon />
          </IconButton>
        }
        items={[
          { label: 'Reschedule', onSelect: () => setOpen('move') },
          { label: 'Cancel call', tone: 'ember', onSelect: () => setOpen('release') },
        ]}
      />
      {open === 'move' ? <MoveDialog call={call} onClose={close} /> : null}
      {open === 'release' ? <ReleaseDialog call={call} onClose={close} /> : null}
    </>
  );
};
