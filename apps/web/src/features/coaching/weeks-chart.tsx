// Twelve weeks at a glance: bars for meetings, a line for referrals. The same scale for every client of a page, so
// that they can be compared.
import type { Client } from '@threefold/contracts/coaching';
import styles from './coaching.module.css';

type Week = Client['weeks'][number];
type Props = { weeks: readonly Week[]; most: number; tall?: boolean };

const width = 180;

/** The highest count in any week of these clients. */
export const highestWeek = (clients: readonly Client[]): number =>
  Math.max(3, ...clients.flatMap(({ weeks }) => weeks.flatMap((week) => [week.meetings, week.referrals])));

const sum = (weeks: readonly Week[], what: 'meetings' | 'referrals'): number =>
  weeks.reduce((total, week) => total + week[what], 0);

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export const weeksInWords = (weeks: readonly Week[]): string => {
  const recent = weeks.slice(-4);
  return `${counted(sum(weeks, 'meetings'), 'meeting')} and ${counted(sum(weeks, 'referrals'), 'referral')} in twelve weeks, ${sum(recent, 'meetings')} and ${sum(recent, 'referrals')} of them in the last four`;
};

export const WeeksChart = ({ weeks, most, tall = false }: Props) => {
  const height = tall ? 96 : 44;
  const step = width / Math.max(1, weeks.length);
  const yOf = (count: number) => height - 2 - (count / most) * (height - 8);
  const line = weeks
    .map(
      (week, index) =>
        `${index === 0 ? 'M' : 'L'}${((index + 0.5) * step).toFixed(1)} ${yOf(week.referrals).toFixed(1)}`,
    )
    .join('');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.chart}
      role="img"
      aria-label={weeksInWords(weeks)}
      data-tall={tall || undefined}
    >
      <path d={`M0 ${height - 1.5}H${width}`} className={styles.ground} />
      {weeks.map((week, index) =>
        week.meetings > 0 ? (
          <rect
            key={week.startsOn}
            x={index * step + step * 0.2}
            y={yOf(week.meetings)}
            width={step * 0.6}
            height={height - 2 - yOf(week.meetings)}
            rx="1.5"
            className={styles.bar}
          />
        ) : null,
      )}
      <path d={line} className={styles.line} />
    </svg>
  );
};

export const WeeksLegend = () => (
  <p className={styles.legend}>
    <span className={styles.barKey} aria-hidden="true" /> meetings
    <span className={styles.lineKey} aria-hidden="true" /> referrals, by week, twelve weeks
  </p>
);
