import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { momentAt, momentIn } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button, ButtonHref, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { HandedOver } from './handed-over.tsx';
import { nameableReferrers, problemsFor } from './insertable.ts';
import { LetterEditor } from './letter-editor.tsx';
import styles from './letter-page.module.css';
import { PrintedLetter } from './letter-text.tsx';
import { isWritable, viaInWords, waitInWords } from './letter-words.ts';
import {
  chainQuery,
  letterQuery,
  mailQuery,
  readerQuery,
  solvableQuery,
  templatesQuery,
  useResolveLetter,
  useRestoreLetter,
  useUndoSend,
} from './letters-requests.ts';
import { emlHref } from './sending.tsx';

export const LetterPage = () => {
  const workspaceId = useWorkspaceId();
  const { letterId } = useParams({ from: '/signed-in/letters/$letterId' });
  const { data: letter } = useSuspenseQuery(letterQuery(workspaceId, letterId));
  const { data: contact } = useSuspenseQuery(readerQuery(workspaceId, letter.contactId));
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  // These help the writing and never stand in its way.
  const mail = useQuery(mailQuery(workspaceId)).data;
  const templates = useQuery(templatesQuery(workspaceId, letter.kind)).data?.items ?? [];
  const solvable = useQuery(solvableQuery(workspaceId)).data?.items ?? [];
  const chain = useQuery(chainQuery(workspaceId, letter.contactId)).data;

  if (!isWritable(letter)) return <ApprovedLetter letter={letter} contact={contact} settings={settings} />;
  return (
    <LetterEditor
      key={letter.id}
      letter={letter}
      contact={contact}
      settings={settings}
      mail={mail}
      templates={templates}
      problems={problemsFor(contact, solvable)}
      referrers={chain ? nameableReferrers(chain, letter.contactId) : []}
    />
  );
};

// A letter that left the seeker's hands: on its way, arrived, or in doubt. It is read here, never changed.

type Props = { letter: Letter; contact: Contact; settings: Settings };

const headline = (letter: Letter): string => {
  if (letter.deletedAt !== null) return `The letter to ${letter.contactName} is in the trash.`;
  if (letter.status === 'sent') return `Sent to ${letter.contactName}.`;
  if (letter.status === 'unsure') return `Did it reach ${letter.contactName}?`;
  if (letter.status === 'handed-over') return `Your letter to ${letter.contactName}`;
  if (letter.status === 'queued') return `Sending to ${letter.contactName}.`;
  return `On its way to ${letter.contactName}.`;
};

const Doubt = ({ letter }: { letter: Letter }) => {
  const resolve = useResolveLetter();
  const answer = (arrived: boolean) => resolve.mutate({ letterId: letter.id, arrived });
  return (
    <div className={styles.note}>
      <Callout
        tone="ember"
        title="The connection broke off while the mail server took the letter."
        actions={
          <>
            <Button tone="primary" pending={resolve.isPending} onClick={() => answer(true)}>
              It arrived
            </Button>
            <Button pending={resolve.isPending} onClick={() => answer(false)}>
              It did not arrive
            </Button>
          </>
        }
      >
        {letter.failure ?? 'Ask whether it arrived.'} If it did not arrive you can send it again; Threefold
        never sends it twice by itself.
      </Callout>
    </div>
  );
};

const callWords = (letter: Letter, isAhead: boolean): string => {
  if (letter.status !== 'sent') return 'Once it is out, your call is planned for';
  return isAhead ? 'Your call is planned for' : 'It promised a call';
};

/** Ten seconds by mail server, the rest of the day for what was sent by hand. */
const Undo = ({ letter }: { letter: Letter }) => {
  const undo = useUndoSend();
  const seconds = useSecondsUntil(letter.undoUntil);
  if (letter.undoUntil === null || letter.status === 'handed-over') return null;
  if (letter.status !== 'queued' && (letter.status !== 'sent' || seconds <= 0)) return null;
  const label =
    letter.status === 'sent'
      ? 'Undo: it didn’t go out'
      : letter.nextTryAt === null
        ? undoLabel(seconds)
        : 'Don’t send it';
  return (
    <p className={styles.came}>
      <Button pending={undo.isPending} onClick={() => undo.mutate(letter.id)}>
        {label}
      </Button>
    </p>
  );
};

/** A device whose clock is wrong counts nothing down. */
const undoLabel = (seconds: number): string =>
  seconds > 0 && seconds <= 10 ? `Undo (${seconds} s)` : 'Undo';

const secondsUntil = (at: string | null): number =>
  at === null ? 0 : Math.ceil((Temporal.Instant.from(at).epochMilliseconds - Date.now()) / 1_000);

/** Counted down every second. */
const useSecondsUntil = (at: string | null): number => {
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (at === null) return;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), 1_000);
    return () => clearInterval(timer);
  }, [at]);
  return Math.max(0, secondsUntil(at));
};

/** Where the promise went. */
const WhatCame = ({ letter, settings }: { letter: Letter; settings: Settings }) => {
  const now = useNow();
  const { promiseAt, promiseTimeZone } = letter;
  const isAhead = promiseAt !== null && Temporal.Instant.compare(promiseAt, now) > 0;
  return (
    <div className={styles.came}>
      {promiseAt === null ? null : (
        <p>
          {callWords(letter, isAhead)}{' '}
          {momentIn(promiseAt, promiseTimeZone, { timeZone: settings.timeZone, now })}.{' '}
          {isAhead && letter.status === 'sent' ? (
            <>
              It comes up on Today when it is due, and stands on{' '}
              <HrefLink href={`/contacts/${letter.contactId}`}>{letter.contactName}’s page</HrefLink>.
            </>
          ) : null}
        </p>
      )}
      <div className={styles.actions}>
        <ButtonLink to="/today" tone="primary">
          Back to Today
        </ButtonLink>
        {letter.kind === 'keep-warm' ? (
          <HrefButton href={settings.searchEndedAt === null ? '/keep-warm' : '/search-end'}>
            Who else helped
          </HrefButton>
        ) : null}
        <HrefButton href={`/contacts/${letter.contactId}`}>Open {letter.contactName}</HrefButton>
      </div>
    </div>
  );
};

const below = (letter: Letter, settings: Settings, now: Temporal.Instant): string | undefined => {
  if (letter.status !== 'sent' || letter.sentAt === null) return undefined;
  const to = letter.to === null ? '' : ` to ${letter.to}`;
  const via = letter.via === null ? '' : `, ${viaInWords[letter.via]}`;
  const when = momentAt(letter.sentAt, { timeZone: settings.timeZone, now });
  return `${when.replace(/^./, (first) => first.toUpperCase())}${via}${to}.`;
};

export const ApprovedLetter = ({ letter, contact, settings }: Props) => {
  const now = useNow();
  const restore = useRestoreLetter();
  const workspaceId = useWorkspaceId();
  const isUnderWay = letter.status === 'queued' || letter.status === 'sending';
  const isTrashed = letter.deletedAt !== null;
  return (
    <>
      <div data-print="hide">
        <Page width="narrow">
          <PageHeading
            page={`Letter to ${letter.contactName}`}
            above={letterName(letter)}
            below={below(letter, settings, now)}
          >
            {headline(letter)}
          </PageHeading>
          {isTrashed ? (
            <p className={styles.came}>
              <Button tone="primary" pending={restore.isPending} onClick={() => restore.mutate(letter.id)}>
                Take it out
              </Button>
            </p>
          ) : null}
          {letter.status === 'unsure' ? <Doubt letter={letter} /> : null}
          {letter.status === 'handed-over' && !isTrashed ? (
            <HandedOver letter={letter} contact={contact} writer={settings.profile.name} />
          ) : null}
          {isUnderWay ? (
            <p className={styles.came} role="status">
              {waitInWords(letter, { timeZone: settings.timeZone, now })}
            </p>
          ) : null}
          <Undo letter={letter} />
          {letter.status === 'sent' || isUnderWay ? <WhatCame letter={letter} settings={settings} /> : null}
          <article className={styles.paper} aria-label="The letter">
            <p className={styles.subject}>{letter.subject}</p>
            <div className={styles.body}>{letter.body}</div>
          </article>
          <div className={styles.actions}>
            <ButtonHref
              tone="quiet"
              href={emlHref(workspaceId, letter.id)}
              download={`Letter to ${letter.contactName}.eml`}
            >
              Download it as .eml
            </ButtonHref>
            <Button tone="quiet" onClick={() => globalThis.print()}>
              Print it
            </Button>
          </div>
        </Page>
      </div>
      <PrintedLetter
        body={letter.body}
        contact={contact}
        settings={settings}
        at={letter.sentAt === null ? now : Temporal.Instant.from(letter.sentAt)}
      />
    </>
  );
};
