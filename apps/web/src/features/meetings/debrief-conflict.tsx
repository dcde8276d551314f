import { thisDevice } from '../../shared/offline/this-device.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import styles from './debrief.module.css';
import type { DebriefAnswers } from './debrief-answers.ts';
import { differencesBetween, putTogether } from './debrief-versions.ts';

type Props = {
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
export const DebriefConflict = ({ here, there, onUse, onTakeOther }: Props) => (
  <Callout
    tone="gold"
    title="This debrief was changed on another device meanwhile."
    actions={
      <>
        <Button tone="primary" onClick={() => onUse(putTogether(here, there))}>
          Put both together
        </Button>
        <Button onClick={() => onUse(here)}>Keep what is here</Button>
        <Button onClick={onTakeOther}>Take the other one</Button>
      </>
    }
  >
    <ul className={styles.versions}>
      {differencesBetween(here, there).map((difference) => (
        <li key={difference.label}>
          <strong>{difference.label}</strong>
          <dl>
            <Version who={`On this ${thisDevice()}`} text={difference.here} />
            <Version who="On the other" text={difference.there} />
          </dl>
        </li>
      ))}
    </ul>
  </Callout>
);
