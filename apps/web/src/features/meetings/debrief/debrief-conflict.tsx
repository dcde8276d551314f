import { thisDevice } from '../../../shared/offline/this-device.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';
import { differencesBetween, putTogether } from './debrief-versions.ts';

type Words = { title: string; here: string; there: string; keep: string; take: string };

/** What was sent from another device, or what another device left half done. */
const wordsOf = {
  sent: (): Words => ({
    title: 'This debrief was changed on another device meanwhile.',
    here: `On this ${thisDevice()}`,
    there: 'On the other',
    keep: 'Keep what is here',
    take: 'Take the other one',
  }),
  'half-done': (): Words => ({
    title: 'Half-done answers came from two devices; you see the newer ones.',
    here: 'Newer',
    there: 'Older',
    keep: 'Keep the newer ones',
    take: 'Take the older ones',
  }),
};

type Props = {
  between: keyof typeof wordsOf;
  here: DebriefAnswers;
  there: DebriefAnswers;
  onUse: (answers: DebriefAnswers) => void;
  onTakeOther: () => void;
};

const Version = ({ who, text }: { who: string; text: string }) => (
  <div>
    <dt>{who}</dt>
    <dd>{text || 'nothing'}</dd>
  </div>
);

/** The debrief was written on another device meanwhile: both versions, side by side, and what to do with them. */
export const DebriefConflict = ({ between, here, there, onUse, onTakeOther }: Props) => {
  const words = wordsOf[between]();
  return (
    <div className={styles.done} role="alert">
      <Callout
        tone="gold"
        title={words.title}
        actions={
          <>
            <Button tone="primary" onClick={() => onUse(putTogether(here, there))}>
              Put both together
            </Button>
            <Button onClick={() => onUse(here)}>{words.keep}</Button>
            <Button onClick={onTakeOther}>{words.take}</Button>
          </>
        }
      >
        <ul className={styles.versions}>
          {differencesBetween(here, there).map((difference) => (
            <li key={difference.label}>
              <strong>{difference.label}</strong>
              <dl>
                <Version who={words.here} text={difference.here} />
                <Version who={words.there} text={difference.there} />
              </dl>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
};
