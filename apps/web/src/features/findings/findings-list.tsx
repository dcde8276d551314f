import { Link } from '@tanstack/react-router';
import type { FindingSource, GatheredFinding } from '@threefold/contracts/findings';
import { limits } from '@threefold/contracts/limits';
import { findingKindLabels } from '@threefold/domain/findings/merge-findings';
import { readAlike } from '@threefold/domain/findings/write-findings';
import { startTransition, useId, useOptimistic, useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ChosenBar } from '../../shared/ui/chosen-bar.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { Checkbox, TextArea } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { MoreIcon } from '../../shared/ui/icons.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import type { MenuItem } from '../../shared/ui/open-menu.tsx';
import { FindingForm } from './finding-form.tsx';
import cardStyles from './findings-page.module.css';
import styles from './findings-page.module.css';
import {
  type Merging,
  useChangeFinding,
  useMarkCouldHelp,
  useMergeFindings,
  useTrashFinding,
} from './findings-requests.ts';
import { copyText, copyToClipboard, industriesOf, namedBy, saidAt } from './findings-words.ts';

type Props = { label: string; findings: readonly GatheredFinding[]; industries: readonly string[] };

/** Which ones say the same; null while nobody asks. */
const useChoosing = () => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, GatheredFinding> | null>(null);
  const toggle = (finding: GatheredFinding) =>
    setChosen((old) => {
      const next = new Map(old);
      if (!next.delete(finding.id)) next.set(finding.id, finding);
      return next;
    });
  return {
    chosen,
    toggle,
    begin: (first: readonly GatheredFinding[]) => setChosen(new Map(first.map((one) => [one.id, one]))),
    end: () => setChosen(null),
  };
};

const ChangeDialog = ({
  finding,
  industries,
  onClose,
}: {
  finding: GatheredFinding;
  industries: readonly string[];
  onClose: () => void;
}) => {
  const change = useChangeFinding();
  return (
    <FindingForm
      finding={finding}
      industries={industries}
      onKeep={async (fields) => {
        await change.mutateAsync({ finding, change: fields });
        onClose();
      }}
      onClose={onClose}
    />
  );
};

const MergeBar = ({ count, onMerge, onEnd }: { count: number; onMerge: () => void; onEnd: () => void }) => (
  <ChosenBar label="Findings that say the same thing">
    <p role="status">{count < 2 ? 'Select the findings that say the same thing.' : `${count} selected.`}</p>
    <Button tone="primary" disabled={count < 2} onClick={onMerge}>
      Merge
    </Button>
    <Button tone="quiet" onClick={onEnd}>
      Done
    </Button>
  </ChosenBar>
);

/** The findings with everything that can be done to them. */
export const FindingsList = ({ label, findings, industries }: Props) => {
  const mark = useMarkCouldHelp();
  const trash = useTrashFinding();
  const choosing = useChoosing();
  const [changing, setChanging] = useState<GatheredFinding | null>(null);
  const [isMerging, setMerging] = useState(false);
  useShortcut('m', 'Merge findings that say the same thing', () =>
    choosing.chosen ? choosing.end() : choosing.begin([]),
  );
  // Those that read alike are chosen along with it.
  const alike = (finding: GatheredFinding) => [
    finding,
    ...findings.filter((other) => other.id !== finding.id && readAlike(other, finding)).slice(0, 50),
  ];
  const actionsOf = (finding: GatheredFinding) => [
    { label: 'Edit', onSelect: () => setChanging(finding) },
    { label: 'Copy text', onSelect: () => void copyToClipboard(copyText(finding), 'Copied.') },
    { label: 'Merge with others', shortcut: 'M', onSelect: () => choosing.begin(alike(finding)) },
    'line' as const,
    { label: 'Move to trash', tone: 'ember' as const, onSelect: () => trash.mutate(finding) },
  ];
  return (
    <>
      <ul className={cardStyles.list} aria-label={label}>
        {findings.map((finding) => (
          <FindingCard
            key={finding.id}
            finding={finding}
            actions={actionsOf(finding)}
            // A refusal says itself.
            onCouldHelp={(couldHelp) => mark.mutateAsync({ finding, couldHelp }).catch(() => undefined)}
            chosen={choosing.chosen?.has(finding.id) ?? null}
            onChoose={() => choosing.toggle(finding)}
          />
        ))}
      </ul>
      {choosing.chosen ? (
        <MergeBar count={choosing.chosen.size} onMerge={() => setMerging(true)} onEnd={choosing.end} />
      ) : null}
      {isMerging && choosing.chosen ? (
        <MergeDialog
          findings={[...choosing.chosen.values()]}
          onDone={() => {
            setMerging(false);
            choosing.end();
          }}
          onClose={() => setMerging(false)}
        />
      ) : null}
      {changing ? (
        <ChangeDialog finding={changing} industries={industries} onClose={() => setChanging(null)} />
      ) : null}
    </>
  );
};

type CardProps = {
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
const FindingCard = ({ finding, actions, onCouldHelp, chosen, onChoose }: CardProps) => {
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

type MergeProps = { findings: readonly GatheredFinding[]; onDone: () => void; onClose: () => void };

/** Which words stay; all who said it are kept. */
const MergeDialog = ({ findings, onDone, onClose }: MergeProps) => {
  const name = useId();
  // The same words are one choice.
  const worded = [
    ...new Map([...findings].reverse().map((finding) => [finding.text, finding])).values(),
  ].reverse();
  const merge = useMergeFindings();
  const [keepId, setKeepId] = useState(findings[0]?.id ?? '');
  const [text, setText] = useState(findings[0]?.text ?? '');
  // One click, one merge, however often it is tried; other words are another merge.
  const tried = useRef<Merging | null>(null);

  const keep = () => {
    const words = text.trim();
    if (words === '') return;
    const others = findings.map(({ id }) => id).filter((id) => id !== keepId);
    const same = tried.current?.keepId === keepId && tried.current.text === words ? tried.current : null;
    tried.current = same ?? { id: newId(), keepId, findingIds: others, text: words };
    merge.mutate(tried.current, { onSuccess: onDone });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Which wording should stay?"
      footer={
        <Button tone="primary" pending={merge.isPending} onClick={keep}>
          Merge {findings.length} into one
        </Button>
      }
    >
      <fieldset className={styles.merge}>
        <legend className="sr-only">The finding that stays</legend>
        {worded.map((finding) => (
          <label key={finding.id} className={styles.keep}>
            <input
              type="radio"
              name={name}
              checked={finding.id === keepId}
              onChange={() => {
                setKeepId(finding.id);
                setText(finding.text);
              }}
            />
            <span>{finding.text}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label="Final wording"
        rows={3}
        maxLength={limits.findingText}
        value={text}
        error={merge.isError ? problemSentence(merge.error) : undefined}
        hint="Everyone who said it stays listed, in their own words."
        onChange={(event) => setText(event.target.value)}
      />
    </Dialog>
  );
};
