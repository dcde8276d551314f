import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { LetterKind } from '@threefold/contracts/letters';
import { displayName } from '@threefold/domain/contacts/names';
import { type FormEvent, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { type LetterStart, useStartLetter } from '../../shared/actions/start-letter.ts';
import { newId } from '../../shared/api/new-id.ts';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../shared/navigation/telephone-link.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentIn } from '../../shared/time/moments.ts';
import { workingDaysOn } from '../../shared/time/wall.ts';
import { Button, ButtonHref, ButtonLink } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { MomentField } from '../../shared/ui/moment-field.tsx';
import { Card } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './contact-page.module.css';
import { type NextStep, nextStepQuery, usePlanCall } from './contact-requests.ts';

type Props = {
  contact: Contact;
  /** Opens the field for a number or an address. */
  onFind: (field: 'phone' | 'email') => void;
  onPlanCall: () => void;
};

/** Which letter a stage calls for, where none is owed by name. */
export const letterForStage = (stage: Contact['stage']): LetterKind => {
  if (stage === 'met') return 'thank-you';
  return stage === 'dormant' || stage === 'thanked' ? 'keep-warm' : 'outreach';
};

const letterWanted = (contact: Contact, step: NextStep): LetterStart => ({
  contactId: contact.id,
  kind: step.letterKind ?? letterForStage(contact.stage),
  meetingId: step.meetingId,
  referralId: step.referralId,
});

/** What the button drafts, as one would say it. */
const draftInWords: Record<LetterKind, string> = {
  outreach: 'Draft letter',
  confirmation: 'Draft confirmation',
  'thank-you': 'Draft thank-you',
  recovery: 'Draft recovery letter',
  summary: 'Draft summary',
  'light-note': 'Draft short note',
  'loop-closing': 'Draft update',
  nudge: 'Draft follow-up',
  'keep-warm': 'Draft check-in',
};

const DraftButton = ({ contact, step }: { contact: Contact; step: NextStep }) => {
  const start = useStartLetter();
  const wanted = letterWanted(contact, step);
  return (
    <Button tone="primary" onClick={() => start.mutate(wanted)} pending={start.isPending}>
      {start.isPending ? 'Drafting' : draftInWords[wanted.kind]}
    </Button>
  );
};

const CallAction = ({ contact, step, onPlanCall }: Props & { step: NextStep }) => {
  const [phone] = contact.phones;
  if (step.at === null)
    return (
      <Button tone="primary" onClick={onPlanCall}>
        Schedule the call
      </Button>
    );
  return (
    <>
      {phone ? (
        <ButtonHref tone="primary" href={telephoneLink(phone)}>
          Call {phone.typed}
        </ButtonHref>
      ) : null}
      <ButtonLink to="/today">Log the call</ButtonLink>
    </>
  );
};

/** The one action that each kind of step calls for. */
const StepAction = (props: Props & { step: NextStep }) => {
  const { contact, step, onFind } = props;
  switch (step.kind) {
    case 'call':
      return <CallAction {...props} />;
    case 'write':
    case 'owed-letter':
      return <DraftButton contact={contact} step={step} />;
    case 'send-draft':
      return (
        <HrefButton tone="primary" href={`/letters/${step.letterId}`}>
          Open letter
        </HrefButton>
      );
    case 'meeting':
      return (
        <HrefButton tone="primary" href={`/meetings/${step.meetingId}`}>
          Open meeting
        </HrefButton>
      );
    case 'debrief':
      return (
        <HrefButton tone="primary" href={`/meetings/${step.meetingId}/debrief`}>
          Debrief
        </HrefButton>
      );
    case 'find-number':
      return (
        <Button tone="primary" onClick={() => onFind('phone')}>
          Add number
        </Button>
      );
    case 'find-address':
      return (
        <Button tone="primary" onClick={() => onFind('email')}>
          Add address
        </Button>
      );
    case 'none':
      return null;
  }
};

const isLate = (at: string): boolean => Date.parse(at) < Date.now();

/** What comes next with this person, why, and the one way to do it. */
export const NextStepCard = (props: Props) => {
  const { contact } = props;
  const mine = useOwnZone();
  const workspaceId = useWorkspaceId();
  const next = useQuery(nextStepQuery({ workspaceId, contactId: contact.id }));
  if (next.isError) return <ErrorNote error={next.error} retry={() => void next.refetch()} />;
  const step = next.data;
  if (step?.kind === 'none') return <p className={styles.quietStep}>{step.sentence}</p>;
  return (
    <Card kind="focus">
      <section className={styles.step} aria-label="Next step">
        {step ? (
          <>
            {step.at ? (
              <p className={isLate(step.at) ? styles.late : styles.when}>
                {isLate(step.at) ? 'Due since ' : ''}
                {momentIn(step.at, contact.readerTimeZone.name, { timeZone: mine })}
              </p>
            ) : null}
            <p className={styles.sentence}>{step.sentence}</p>
            <div className={styles.actions}>
              <StepAction {...props} step={step} />
            </div>
          </>
        ) : (
          <Skeleton lines={2} />
        )}
      </section>
    </Card>
  );
};

/** A day and a time for a call that no letter promised. */
export const PlanCallDialog = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const mine = useOwnZone();
  const theirs = contact.readerTimeZone.name;
  const plan = usePlanCall(contact.id);
  const [id] = useState(newId);
  const [initial] = useState(() =>
    workingDaysOn(Temporal.Now.instant(), { days: 1, time: '10:00', timeZone: theirs }),
  );
  const [at, setAt] = useState<string | null>(initial);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (at === null || plan.isPending) return;
    plan.mutate({ id, dueAt: at }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          When will you call <bdi>{displayName(contact)}</bdi>?
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="plan-call"
            tone="primary"
            pending={plan.isPending}
            disabled={at === null}
          >
            Schedule call
          </Button>
        </>
      }
    >
      <form id="plan-call" className={styles.form} onSubmit={onSubmit}>
        <MomentField of="of the call" initial={initial} theirs={theirs} mine={mine} onChange={setAt} />
        {plan.isError ? <ErrorNote error={plan.error} /> : null}
      </form>
    </Dialog>
  );
};
