import { clock, dateInWords, monthNames, weekdayNames } from '@threefold/domain/time/wording';
import { useId } from 'react';
import { Temporal } from 'temporal-polyfill';
import { clockAt } from '../../../shared/time/moments.ts';
import type { PickerDay, PickerSlot } from './promise-days.ts';
import styles from './promise-picker.module.css';

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

/** A small calendar, Monday first. */
export const DayGrid = ({ days, shown, onChange }: GridProps) => {
  const name = useId();
  const holidays = days.filter(
    ({ closed }) => closed !== null && !['weekend', 'you are on duty', 'nothing free'].includes(closed),
  );
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>Day</legend>
      <div className={styles.weekdays} aria-hidden="true">
        {weekdayNames.map((weekday) => (
          <span key={weekday}>{weekday.slice(0, 2)}</span>
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
              style={index === 0 ? { gridColumnStart: date.dayOfWeek } : undefined}
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
export const DaySlots = ({ day, mine, ...rest }: SlotsProps) => {
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
