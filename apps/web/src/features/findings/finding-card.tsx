import { Link } from '@tanstack/react-router';
import type { FindingSource, GatheredFinding } from '@threefold/contracts/findings';
import { findingKindLabels } from '@threefold/domain/findings/merge-findings';
import { startTransition, useOptimistic } from 'react';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Checkbox } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu, type MenuItem } from '../../shared/ui/menu.tsx';
import styles from './finding-card.module.css';
import { industriesOf, namedBy, saidAt } from './finding-words.ts';

type Props = {
  finding: GatheredFinding;
  actions: readonly (MenuItem | 'line')[];
  /** Ends once the lists know it. */
  onCouldHelp: (couldHelp: boolean) => Promise<unknown>;
  /** Null while nothing is being chosen for a merge. */
  chosen: boolean | null;
  onChoose: () => void;
};

const SourceLine = ({ source, ownWords }: { source: FindingSource; ownWords: boolean }) => {
  const now = useNow();
  const timeZone = useOwnZone();
  const day = dayAt(saidAt(source), { timeZone, now });
  return (
    <li>
      {source.contactId && source.name ? (
        <Link to="/contacts/$contactId" params={{ contactId: source.contactId }} search={{}}>
          {source.name}
        </Link>
      ) : (
        <span>Noted</span>
      )}
      {source.organization ? `, ${source.organization}` : ''},{' '}
      {source.meetingId && source.meetingAt ? (
        <Link to="/meetings/$meetingId" params={{ meetingId: source.meetingId }} search={{}}>
          meeting of {day}
        </Link>
      ) : (
        day
      )}
      {ownWords ? <span className={styles.own}>“{source.text}”</span> : null}
    </li>
  );
};

/** What was learnt, in the words chosen for it, and everybody who said it. */
export const FindingCard = ({ finding, actions, onCouldHelp, chosen, onChoose }: Props) => {
  const { kind, text, sources } = finding;
  const [couldHelp, showCouldHelp] = useOptimistic(finding.couldHelp);
  const mark = (value: boolean) =>
    startTransition(async () => {
      showCouldHelp(value);
      await onCouldHelp(value);
    });
  const above = [findingKindLabels[kind].one, ...industriesOf(finding), namedBy(finding)].filter(Boolean);
  return (
    <li className={styles.card} data-chosen={chosen || undefined}>
      {chosen === null ? null : (
        <label className={styles.choose}>
          <input type="checkbox" checked={chosen} onChange={onChoose} />
          <span className="sr-only">Choose: {text}</span>
        </label>
      )}
      <div className={styles.words}>
        <p className={styles.above}>
          <strong data-kind={kind}>{above[0]}</strong>
          {above.slice(1).map((word) => (
            <span key={word}> · {word}</span>
          ))}
        </p>
        <p className={styles.text} dir="auto">
          {text}
        </p>
        <ul className={styles.sources} aria-label="Who said it">
          {sources.map((source) => (
            <SourceLine key={source.findingId} source={source} ownWords={source.text !== text} />
          ))}
        </ul>
        <div data-print="hide">
          <Checkbox
            label="I could help with this"
            className={couldHelp ? styles.helping : undefined}
            checked={couldHelp}
            onChange={(event) => mark(event.target.checked)}
          />
        </div>
      </div>
      <div data-print="hide">
        <Menu
          label={`With “${text.slice(0, 40)}”`}
          trigger={
            <IconButton label={`More about: ${text.slice(0, 60)}`}>
              <MoreIcon />
            </IconButton>
          }
          items={actions}
        />
      </div>
    </li>
  );
};
