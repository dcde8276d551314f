// The call that the letter promises: on both clocks, what speaks against it, and the nearest time that suits both.
import type { Letter } from '@threefold/contracts/letters';
import { momentIn } from '../../../shared/time/moments.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { zoneInWords } from '../../../shared/time/zone-in-words.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { isAboutTheCall } from '../checking/check-panel.tsx';
import type { CheckOfText } from '../checking/use-check.ts';
import { clocksInWords, nextFreeInWords } from '../letter-words.ts';
import styles from './promise-panel.module.css';

type Props = {
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
const Mend = ({ letter, mine, check, isPending, onUse }: Omit<Props, 'onPick' | 'guess'>) => {
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

export const PromisePanel = (props: Props) => {
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
          {zoneInWords(promiseTimeZone)}’s clock, {guess}.
        </p>
      ) : null}
      <Mend {...props} />
    </section>
  );
};
