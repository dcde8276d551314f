import type { GatheredFinding } from '@threefold/contracts/findings';
import { readAlike } from '@threefold/domain/findings/write-findings';
import { useState } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ChosenBar } from '../../shared/ui/chosen-bar.tsx';
import { copyToClipboard } from './copy-to-clipboard.ts';
import cardStyles from './finding-card.module.css';
import { FindingCard } from './finding-card.tsx';
import { FindingForm } from './finding-form.tsx';
import { copyText } from './finding-words.ts';
import { useChangeFinding, useMarkCouldHelp, useTrashFinding } from './findings-requests.ts';
import { MergeDialog } from './merge-dialog.tsx';

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
  <ChosenBar label="Findings that say the same">
    <p role="status">{count < 2 ? 'Choose the findings that say the same.' : `${count} chosen.`}</p>
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
  useShortcut('m', 'Merge findings that say the same', () =>
    choosing.chosen ? choosing.end() : choosing.begin([]),
  );
  // Those that read alike are chosen along with it.
  const alike = (finding: GatheredFinding) => [
    finding,
    ...findings.filter((other) => other.id !== finding.id && readAlike(other, finding)).slice(0, 50),
  ];
  const actionsOf = (finding: GatheredFinding) => [
    { label: 'Change', onSelect: () => setChanging(finding) },
    { label: 'Copy the words', onSelect: () => void copyToClipboard(copyText(finding), 'Copied.') },
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
