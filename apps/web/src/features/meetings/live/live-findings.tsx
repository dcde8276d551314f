import type { FindingKind } from '@threefold/contracts/findings';
import { limits } from '@threefold/contracts/limits';
import { useRef } from 'react';
import { newId } from '../../../shared/api/new-id.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Checkbox, TextArea } from '../../../shared/ui/field.tsx';
import { IconButton } from '../../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../../shared/ui/icons.tsx';
import { FindingLine } from '../finding-line.tsx';
import { useStoredText } from '../offline/use-stored-text.ts';
import type { OutboxFinding } from '../outbox/outbox.ts';
import { RefusalNote } from '../outbox/refusal-note.tsx';
import styles from './live-entry.module.css';

export type ShownFinding = {
  id: string;
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
  refusal?: string;
};

type Props = {
  meetingId: string;
  findings: readonly ShownFinding[];
  onAdd: (finding: OutboxFinding) => void;
  onRemove: (finding: ShownFinding) => void;
  onAgain: (id: string) => void;
};

const kinds: readonly { kind: FindingKind; label: string }[] = [
  { kind: 'challenge', label: 'Challenge' },
  { kind: 'opportunity', label: 'Opportunity' },
  { kind: 'problem', label: 'Problem' },
  { kind: 'advice', label: 'Advice' },
  { kind: 'fact', label: 'Fact' },
];

/** A few words and one tap on what they are. */
export const LiveFindings = ({ meetingId, findings, onAdd, onRemove, onAgain }: Props) => {
  const [text, setText] = useStoredText(`finding.${meetingId}`);
  const [couldHelp, setCouldHelp] = useStoredText(`help.${meetingId}`);
  const area = useRef<HTMLTextAreaElement>(null);

  const add = (kind: FindingKind) => {
    area.current?.focus();
    if (text.trim() === '') return;
    onAdd({ type: 'finding', id: newId(), kind, text: text.trim(), couldHelp: couldHelp !== '' });
    setText('');
    setCouldHelp('');
  };

  /** Back into the field, before what is being typed there. */
  const rewrite = (finding: ShownFinding) => {
    setText([finding.text, text].filter(Boolean).join('\n'));
    setCouldHelp(finding.couldHelp ? 'yes' : '');
    onRemove(finding);
    area.current?.focus();
  };

  return (
    <div className={styles.entry}>
      <TextArea
        ref={area}
        label="What you hear"
        rows={2}
        maxLength={limits.findingText}
        placeholder="A few of their words"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className={styles.kinds}>
        <legend className="sr-only">Keep it as</legend>
        {kinds.map(({ kind, label }) => (
          <Button key={kind} onClick={() => add(kind)}>
            {label}
          </Button>
        ))}
      </fieldset>
      <Checkbox
        label="I could help with this"
        checked={couldHelp !== ''}
        onChange={(event) => setCouldHelp(event.target.checked ? 'yes' : '')}
      />
      {findings.length > 0 ? (
        <ul className={styles.list} aria-label="Written down">
          {findings.map((finding) => (
            <FindingLine
              key={finding.id}
              finding={finding}
              below={
                finding.refusal ? (
                  <RefusalNote
                    refusal={finding.refusal}
                    onChange={() => rewrite(finding)}
                    onAgain={() => onAgain(finding.id)}
                  />
                ) : null
              }
            >
              <IconButton label={`Take back: ${finding.text}`} onClick={() => onRemove(finding)}>
                <CloseIcon />
              </IconButton>
            </FindingLine>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
