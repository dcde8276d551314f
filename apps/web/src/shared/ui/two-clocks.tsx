import { cityOf, zoneInWords } from '@threefold/domain/time/time-zones';
import { Temporal } from 'temporal-polyfill';
import { clock, dayDistanceInWords } from '../time/moments.ts';
import styles from './two-clocks.module.css';

type Props = {
  /** The instant, as the API writes it. */
  at: string;
  /** IANA zones. */
  mine: string;
  theirs: string;
  /** "her", "his"; without it "their". */
  whose?: string;
};

/** One instant on both walls; where the day differs too, it says so. */
export const TwoClocks = ({ at, mine, theirs, whose = 'their' }: Props) => {
  const instant = Temporal.Instant.from(at);
  const here = instant.toZonedDateTimeISO(mine);
  const there = instant.toZonedDateTimeISO(theirs);
  if (here.offsetNanoseconds === there.offsetNanoseconds) {
    return (
      <p className={styles.clocks}>
        <span>
          <time dateTime={at}>{clock(instant, mine)}</time> {zoneInWords(mine)}, your time zone too
        </span>
      </p>
    );
  }
  const differs = !here.toPlainDate().equals(there.toPlainDate());
  return (
    <p className={styles.clocks}>
      <span>
        <time dateTime={at}>{clock(instant, mine)}</time> your time
      </span>
      <span title={cityOf(theirs)}>
        <time dateTime={at}>{clock(instant, theirs)}</time> {whose} time
        {differs ? `, ${dayDistanceInWords(there.toPlainDate(), here.toPlainDate())}` : null}
      </span>
    </p>
  );
};
