import { useQuery } from '@tanstack/react-query';
import type { Letter } from '@threefold/contracts/letters';
import type { OnDuty } from '@threefold/domain/time/business-calendar';
import { weekFrom } from '@threefold/domain/time/conventions';
import { cityOf } from '@threefold/domain/time/time-zones';
import { monthNames, weekdayNames } from '@threefold/domain/time/wording';
import { useId, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { presentConventions } from '../../shared/time/conventions.ts';
import { clock, clockAt, dateInWords, momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Drawer } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { type CheckOfText, isAboutTheCall } from './check-panel.tsx';
import { clocksInWords, nextFreeInWords } from './letter-words.ts';
import { slotsQuery } from './letters-requests.ts';
import { dayAfter, type PickerDay, type PickerSlot, pickerDays } from './promise-days.ts';
import styles from './promise-picker.module.css';

// Chooses the promised time on the reader's calendar. Days and times are radio buttons underneath, so that the arrow keys
// walk through what is open and pass over what is not.

type PromisePickerProps = {
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
}: PromisePickerProps) => {
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
            The days and times are on {cityOf(answer.timeZone)}’s clock
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

type GridProps = { days: readonly PickerDay[]; shown: string | undefined; onChange: (date: string) => void };

const markOf = ({ closed, promised }: PickerDay): string => {
  if (closed !== null) return closed === 'you are on duty' ? 'on duty' : closed === 'weekend' ? '' : 'closed';
  return promised.length > 0 ? `${promised.length} ${promised.length === 1 ? 'call' : 'calls'}` : '';
};

const spoken = (day: PickerDay): string => {
  const date = dateInWords(Temporal.PlainDate.from(day.date));
  if (day.closed !== null) return `${date}: ${day.closed}`;
  return day.promised.length > 0 ? `${date}, ${day.promised.length} calls promised` : date;
};

/** A small calendar that begins as the seeker's weeks do. */
const DayGrid = ({ days, shown, onChange }: GridProps) => {
  const name = useId();
  const week = weekFrom(presentConventions().firstDayOfWeek);
  const holidays = days.filter(
    ({ closed }) => closed !== null && !['weekend', 'you are on duty', 'nothing free'].includes(closed),
  );
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>Day</legend>
      <div className={styles.weekdays} aria-hidden="true">
        {week.map((weekday) => (
          <span key={weekday}>{weekdayNames[weekday - 1]?.slice(0, 2)}</span>
        ))}
      </div>
      <div className={styles.grid}>
        {days.map((day, index) => {
          const date = Temporal.PlainDate.from(day.date);
          const isFirst = index === 0 || date.day === 1;
          return (
            <label
              key={day.date}
              className={styles.day}
              data-closed={day.closed !== null || undefined}
              style={index === 0 ? { gridColumnStart: week.indexOf(date.dayOfWeek) + 1 } : undefined}
              title={day.closed ?? undefined}
            >
              <input
                type="radio"
                className="sr-only"
                name={name}
                checked={day.date === shown}
                disabled={day.closed !== null}
                aria-label={spoken(day)}
                onChange={() => onChange(day.date)}
              />
              <span className={styles.number}>{date.day}</span>
              <span className={styles.mark}>
                {isFirst ? (monthNames[date.month - 1] ?? '').slice(0, 3) : markOf(day)}
              </span>
            </label>
          );
        })}
      </div>
      {holidays.map(({ date, closed }) => (
        <p key={date} className={styles.closedNote}>
          {dateInWords(Temporal.PlainDate.from(date))}: {closed}.
        </p>
      ))}
    </fieldset>
  );
};

type SlotsProps = {
  day: PickerDay;
  chosen: string | null;
  theirs: string;
  mine: string;
  onChange: (at: string) => void;
};

type HalfProps = Omit<SlotsProps, 'day'> & { title: string; name: string; slots: readonly PickerSlot[] };

const HalfOfDay = ({ title, name, slots, chosen, theirs, mine, onChange }: HalfProps) => (
  <fieldset>
    <legend className={styles.halfTitle}>{title}</legend>
    {slots.length === 0 ? <p className={styles.none}>Nothing free.</p> : null}
    <div className={styles.slots}>
      {slots.map(({ at }) => {
        const instant = Temporal.Instant.from(at);
        const there = clock(instant, theirs);
        const here = clock(instant, mine);
        return (
          <label key={at} className={styles.slot}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              checked={at === chosen}
              onChange={() => onChange(at)}
            />
            <span className={styles.there}>{there}</span>
            {here === there ? null : <span className={styles.here}>{here} yours</span>}
          </label>
        );
      })}
    </div>
  </fieldset>
);

/** The free times of one day by its halves, and what is promised then already. */
const DaySlots = ({ day, mine, ...rest }: SlotsProps) => {
  const name = useId();
  return (
    <section className={styles.times}>
      <h3 className={styles.dayTitle}>{dateInWords(Temporal.PlainDate.from(day.date))}</h3>
      <HalfOfDay
        {...rest}
        mine={mine}
        name={name}
        title="Morning"
        slots={day.slots.filter(({ half }) => half === 'morning')}
      />
      <HalfOfDay
        {...rest}
        mine={mine}
        name={name}
        title="Afternoon"
        slots={day.slots.filter(({ half }) => half === 'afternoon')}
      />
      {day.promised.map(({ at, contactName }) => (
        <p key={`${at} ${contactName}`} className={styles.promised}>
          {clockAt(at, rest.theirs)} ({clockAt(at, mine)} yours) is promised to {contactName}.
        </p>
      ))}
    </section>
  );
};

// The call that the letter promises: on both clocks, what speaks against it, and the nearest time that suits both.

type PromisePanelProps = {
  letter: Letter;
  /** The seeker's own zone. */
  mine: string;
  /** How their clock was guessed, where nobody has set it. */
  guess: string | null;
  check: CheckOfText | undefined;
  isPending: boolean;
  onPick: () => void;
  onUse: (at: string) => void;
};

/** The mend of what the check found: another time, or the sentence brought in line with the call. */
const Mend = ({ letter, mine, check, isPending, onUse }: Omit<PromisePanelProps, 'onPick' | 'guess'>) => {
  const wrong = check?.warnings.filter(isAboutTheCall) ?? [];
  const reasons = wrong.map(({ message }) => message).join(' ');
  const { promiseAt, promiseTimeZone } = letter;
  // The list of parts says it already.
  const hasPart = check?.parts.some(({ part, present }) => part === 'promise' && present);
  if (wrong.length === 0 || promiseAt === null || !check) return null;
  if (check.nextFree !== null) {
    const at = check.nextFree;
    return (
      <Callout
        tone="ember"
        title={nextFreeInWords(at, promiseTimeZone)}
        actions={
          <Button pending={isPending} onClick={() => onUse(at)}>
            Use it, and change the sentence
          </Button>
        }
      >
        {hasPart ? null : `${reasons} `}
        {clocksInWords(at, promiseTimeZone, mine)}. Nothing else is promised then.
      </Callout>
    );
  }
  return (
    <Callout
      tone="ember"
      title="The letter and your call do not say the same."
      actions={
        <Button pending={isPending} onClick={() => onUse(promiseAt)}>
          Let the sentence say {clocksInWords(promiseAt, promiseTimeZone, promiseTimeZone)}
        </Button>
      }
    >
      {reasons}
    </Callout>
  );
};

export const PromisePanel = (props: PromisePanelProps) => {
  const { letter, mine, guess, onPick } = props;
  const { promiseAt, promiseTimeZone } = letter;
  const now = useNow();
  return (
    <section className={styles.panel} aria-label="The promised call">
      <div className={styles.head}>
        <h2 className={styles.title}>Your call</h2>
        <Button tone="quiet" shortcut="P" onClick={onPick}>
          {promiseAt === null ? 'Choose a time' : 'Another time'}
        </Button>
      </div>
      <p className={styles.moment}>
        {promiseAt === null
          ? 'No call is promised.'
          : `${momentIn(promiseAt, promiseTimeZone, { timeZone: mine, now }).replace(/^./, (first) => first.toUpperCase())}.`}
      </p>
      {guess !== null && promiseAt !== null ? (
        <p className={styles.guess}>
          {cityOf(promiseTimeZone)}’s clock, {guess}.
        </p>
      ) : null}
      <Mend {...props} />
    </section>
  );
};
