import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { FindingKind } from '@threefold/contracts/findings';
import { limits } from '@threefold/contracts/limits';
import type { ReferralTerms } from '@threefold/contracts/referrals';
import { displayName } from '@threefold/domain/contacts/names';
import { foldText } from '@threefold/domain/contacts/search-text';
import { findingKindLabels } from '@threefold/domain/findings/merge-findings';
import { readReferralLine, referralMeter } from '@threefold/domain/meetings/in-the-room';
import { type RefObject, type SubmitEvent, useRef } from 'react';
import { newId } from '../../../shared/api/new-id.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Checkbox, TextArea, TextField } from '../../../shared/ui/field.tsx';
import { Meter } from '../../../shared/ui/figure.tsx';
import { IconButton } from '../../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../../shared/ui/icons.tsx';
import { SegmentedControl } from '../../../shared/ui/segmented-control.tsx';
import { FindingLine, RefusalNote } from '../meeting-lines.tsx';
import { knownPeopleQuery } from '../meetings-requests.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import type { OutboxFinding, OutboxReferral } from '../outbox/outbox.ts';
import styles from './live-meeting.module.css';

export type ShownFinding = {
  id: string;
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
  refusal?: string;
};

type LiveFindingsProps = {
  meetingId: string;
  findings: readonly ShownFinding[];
  onAdd: (finding: OutboxFinding) => void;
  onRemove: (finding: ShownFinding) => void;
  onAgain: (id: string) => void;
};

const kinds: readonly { kind: FindingKind; label: string }[] = (
  ['challenge', 'opportunity', 'problem', 'hard-question', 'credentials', 'advice', 'fact'] as const
).map((kind) => ({ kind, label: findingKindLabels[kind].one }));

/** A few words and one tap on what they are. */
export const LiveFindings = ({ meetingId, findings, onAdd, onRemove, onAgain }: LiveFindingsProps) => {
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
        label="What did they say?"
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
        <ul className={styles.list} aria-label="Notes so far">
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
              <IconButton label={`Remove: ${finding.text}`} onClick={() => onRemove(finding)}>
                <CloseIcon />
              </IconButton>
            </FindingLine>
          ))}
        </ul>
      ) : null}
    </div>
  );
};

export type ShownReferral = {
  id: string;
  name: string;
  detail: string;
  contactId: string | null;
  refusal?: string;
};

type LiveReferralsProps = {
  meetingId: string;
  goal: number;
  /** The field of the name, which the timer leads to. */
  field: RefObject<HTMLInputElement | null>;
  referrals: readonly ShownReferral[];
  onAdd: (referral: OutboxReferral) => void;
  onRemove: (referral: ShownReferral) => void;
  onAgain: (id: string) => void;
};

export const termsInWords: Record<ReferralTerms, string> = {
  'may-use-name': 'Use my name',
  'will-introduce': 'Will introduce',
  'name-only': 'Don’t mention me',
};
const terms = (Object.keys(termsInWords) as ReferralTerms[]).map((value) => ({
  value,
  label: termsInWords[value],
}));

/** Whoever is among the contacts under just this name, with nothing said of another place, is meant; two of that name are not told apart. */
const onlyOneCalled = (line: string, known: readonly Contact[]): Contact | undefined => {
  const called = known.filter((contact) => foldText(displayName(contact)) === foldText(line));
  return called.length === 1 ? called[0] : undefined;
};

/** Whom they refer to: the name first, Enter adds it, and the field waits for the next one. */
export const LiveReferrals = ({
  meetingId,
  goal,
  field,
  referrals,
  onAdd,
  onRemove,
  onAgain,
}: LiveReferralsProps) => {
  const [name, setName] = useStoredText(`referral-name.${meetingId}`);
  const [storedTerms, setTerms] = useStoredText(`referral-terms.${meetingId}`);
  const chosenTerms = terms.find(({ value }) => value === storedTerms)?.value ?? 'may-use-name';
  const known = useQuery(knownPeopleQuery(useWorkspaceId(), readReferralLine(name).name));
  const meter = referralMeter(referrals.length, goal);

  const add = (contactId: string | null, line = name) => {
    const who = contactId === null ? readReferralLine(line) : { name: line, organization: null };
    if (who.name === '') return;
    onAdd({
      type: 'referral',
      id: newId(),
      name: who.name,
      organization: who.organization ?? '',
      terms: chosenTerms,
      newContactId: contactId === null ? newId() : null,
      contactId,
    });
    setName('');
    field.current?.focus();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const same = onlyOneCalled(name, known.data?.items ?? []);
    add(same?.id ?? null, same ? displayName(same) : name);
  };

  return (
    <div className={styles.entry}>
      <div className={styles.meter}>
        <Meter value={meter.count} goal={Math.max(meter.goal, 1)} label="Referrals" />
        <p aria-live="polite">{meter.sentence}</p>
      </div>
      {referrals.length > 0 ? (
        <ul className={styles.list} aria-label="Referrals so far">
          {referrals.map((referral) => (
            <li key={referral.id} className={styles.named}>
              <span>
                {referral.contactId ? (
                  <HrefLink href={`/contacts/${referral.contactId}`}>{referral.name}</HrefLink>
                ) : (
                  <strong>{referral.name}</strong>
                )}
                <span className={styles.soft}>{referral.detail}</span>
                {referral.refusal ? (
                  <RefusalNote refusal={referral.refusal} onAgain={() => onAgain(referral.id)} />
                ) : null}
              </span>
              <IconButton label={`Remove: ${referral.name}`} onClick={() => onRemove(referral)}>
                <CloseIcon />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <form className={styles.entry} onSubmit={submit} autoComplete="off">
        <TextField
          ref={field}
          label="Name, organization"
          value={name}
          // What is typed is looked up among the contacts.
          maxLength={limits.search}
          autoCapitalize="words"
          enterKeyHint="done"
          onChange={(event) => setName(event.target.value)}
        />
        {known.data && known.data.items.length > 0 && name.trim().length > 2 ? (
          <div className={styles.known}>
            <p className={styles.soft}>Already in your contacts:</p>
            {known.data.items.map((contact) => (
              <Button key={contact.id} onClick={() => add(contact.id, displayName(contact))}>
                {[displayName(contact), contact.organization].filter(Boolean).join(', ')}
              </Button>
            ))}
          </div>
        ) : null}
        <SegmentedControl
          label="May I use your name?"
          value={chosenTerms}
          options={terms}
          onChange={setTerms}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          Add referral
        </Button>
      </form>
    </div>
  );
};
