// Chooses the promised time on the reader's calendar. Days and times are radio buttons underneath, so that the arrow keys
// walk through what is open and pass over what is not.
import { useQuery } from '@tanstack/react-query';
import type { OnDuty } from '@threefold/domain/time/business-calendar';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { momentIn } from '../../../shared/time/moments.ts';
import { zoneInWords } from '../../../shared/time/zone-in-words.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Drawer } from '../../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { slotsQuery } from '../letters-requests.ts';
import { DayGrid, DaySlots } from './picker-days.tsx';
import { dayAfter, pickerDays } from './promise-days.ts';
import styles from './promise-picker.module.css';

type Props = {
  contactId: string;
  contactName: string;
  /** The promise as it is now. */
  current: string | null;
  onDuty: OnDuty;
  /** How their clock was guessed, where nobody has set it. */
  guess: string | null;
  isPending: boolean;
  onClose: () => void;
  /** Null takes the promise back. */
  onUse: (at: string | null) => void;
};

const todayIn = (timeZone: string): string =>
  Temporal.Now.zonedDateTimeISO(timeZone).toPlainDate().toString();

export const PromisePicker = ({
  contactId,
  contactName,
  current,
  onDuty,
  guess,
  isPending,
  onClose,
  onUse,
}: Props) => {
  const [pages, setPages] = useState<string[]>([]);
  const [day, setDay] = useState<string | null>(null);
  const [chosen, setChosen] = useState(current);
  const from = pages.at(-1);
  const { data: answer, error, refetch } = useQuery(slotsQuery(useWorkspaceId(), contactId, from));

  const days = answer ? pickerDays({ answer, onDuty, current, from: from ?? todayIn(answer.timeZone) }) : [];
  const dayOfChosen = days.find(
    ({ closed, slots }) => closed === null && slots.some(({ at }) => at === chosen),
  );
  const shown =
    days.find(({ date }) => date === day) ?? dayOfChosen ?? days.find(({ closed }) => closed === null);
  const next = dayAfter(days);

  return (
    <Drawer
      open
      onClose={onClose}
      title={`When will you phone ${contactName}?`}
      footer={
        <>
          {current !== null ? (
            <Button tone="quiet" pending={isPending} onClick={() => onUse(null)}>
              Promise no call
            </Button>
          ) : null}
          <Button
            tone="primary"
            pending={isPending}
            disabled={chosen === null || chosen === current}
            onClick={() => onUse(chosen)}
          >
            Use it, and change the sentence
          </Button>
        </>
      }
    >
      {error ? <ErrorNote error={error} retry={() => void refetch()} /> : null}
      {answer ? (
        <div className={styles.picker}>
          <p className={styles.zone}>
            The days and times are on {zoneInWords(answer.timeZone)}’s clock
            {guess === null ? '' : `, ${guess}`}.
            {answer.timeZone === answer.seekerTimeZone ? ' It is yours too.' : ' Yours stands below each.'}
          </p>
          <DayGrid days={days} shown={shown?.date} onChange={setDay} />
          <div className={styles.pages}>
            <Button tone="quiet" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
              Earlier days
            </Button>
            <Button
              tone="quiet"
              disabled={next === undefined}
              onClick={() => setPages(next ? [...pages, next] : pages)}
            >
              Later days
            </Button>
          </div>
          {shown ? (
            <DaySlots
              day={shown}
              chosen={chosen}
              theirs={answer.timeZone}
              mine={answer.seekerTimeZone}
              onChange={setChosen}
            />
          ) : (
            <p>No day of these is free. Look at later ones.</p>
          )}
          <p className={styles.chosen} role="status">
            {chosen === null
              ? null
              : `${momentIn(chosen, answer.timeZone, { timeZone: answer.seekerTimeZone }).replace(/^./, (first) => first.toUpperCase())}.`}
          </p>
        </div>
      ) : (
        <Skeleton lines={8} />
      )}
    </Drawer>
  );
};
