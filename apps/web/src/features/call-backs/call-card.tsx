import type { CallOutcome } from '@threefold/contracts/call-backs';
import { limits } from '@threefold/contracts/limits';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Temporal } from 'temporal-polyfill';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { telephoneLink } from '../../shared/navigation/telephone-link.ts';
import { Badge } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Quote } from '../../shared/ui/callout.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/section.tsx';
import { TwoClocks } from '../../shared/ui/two-clocks.tsx';
import styles from './call-backs.module.css';
import type { OutcomeSaid } from './call-backs-requests.ts';
import {
  type AgreedOutcome,
  attemptInWords,
  type CallItem,
  dueInWords,
  isAgreed,
  whoInWords,
} from './call-words.ts';
import { AgreedForm, OutcomeButtons } from './log-call.tsx';

type CallCardProps = {
  item: CallItem;
  /** The seeker's own zone. */
  mine: string;
  now: Temporal.Instant;
  pending: boolean;
  onSay: (said: OutcomeSaid) => void;
  /** The menu that moves the call or lets it go. */
  menu: ReactNode;
  /** The card takes the focus when it comes up after an outcome, so that the keyboard goes on. */
  takesFocus: boolean;
};

/** The one call that is due now: who, what was promised, the number, what to say, and what came of it. */
export const CallCard = ({ item, mine, now, pending, onSay, menu, takesFocus }: CallCardProps) => {
  const { call, contact } = item;
  const [agreed, setAgreed] = useState<AgreedOutcome | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    // Only as far as needed: on the phone the buttons of the last one stood far below.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);

  const say = (said: OutcomeSaid) => onSay(note?.trim() ? { ...said, note: note.trim() } : said);
  const choose = (outcome: CallOutcome) => {
    if (pending) return;
    if (isAgreed(outcome)) setAgreed(outcome);
    else say({ outcome });
  };
  const isLate = Temporal.Instant.compare(item.at, now) < 0;

  return (
    <Card kind="focus">
      <section className={styles.call} aria-labelledby={`call-${item.id}`}>
        <header className={styles.head}>
          <div className={styles.who}>
            <Badge tone={call.promised || isLate ? 'ember' : 'gold'}>
              {dueInWords(item, { timeZone: mine, now })}
            </Badge>
            <h2 id={`call-${item.id}`} ref={heading} tabIndex={-1} className={styles.name}>
              <HrefLink href={`/contacts/${contact.id}`}>{contact.name}</HrefLink>
            </h2>
          </div>
          <div className={styles.clocks}>
            <TwoClocks at={item.at} mine={mine} theirs={contact.timeZone} />
            <div className={styles.menu}>{menu}</div>
          </div>
        </header>
        <p className={styles.about}>
          {whoInWords(contact)}
          {contact.referredBy ? (
            <>
              {whoInWords(contact) ? '. ' : ''}Referred by <strong>{contact.referredBy}</strong>
            </>
          ) : null}
        </p>
        {call.promise ? <Quote>{call.promise}</Quote> : null}
        <CallPhones item={item} attempt={attemptInWords(item)} />
        <CallScripts call={call} assistant={contact.assistant} />
        <OutcomeButtons previews={call.outcomes} chosen={agreed} pending={pending} onChoose={choose} />
        {note === null ? (
          <Button tone="quiet" className={styles.addNote} onClick={() => setNote('')}>
            Add a note
          </Button>
        ) : (
          <div className={styles.note}>
            <TextArea
              label="Note"
              hint="Saved with the outcome you choose."
              rows={2}
              maxLength={limits.callNote}
              value={note}
              // Opened by the button beside it: writing is what comes next.
              ref={(area) => {
                if (area && note === '') area.focus();
              }}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
        )}
        {agreed ? (
          <AgreedForm
            key={agreed}
            outcome={agreed}
            call={{ at: item.at, timeZone: contact.timeZone, previews: call.outcomes }}
            mine={mine}
            pending={pending}
            onSay={say}
            onCancel={() => setAgreed(null)}
          />
        ) : null}
      </section>
    </Card>
  );
};

/** The number to tap, large; further ones below; and the way to one where none is known. */
const CallPhones = ({ item, attempt }: { item: CallItem; attempt: string }) => {
  const [first, ...others] = item.contact.phones;
  if (!first) {
    return (
      <p className={styles.numberless}>
        No phone number. <HrefLink href={`/contacts/${item.contact.id}`}>Add one</HrefLink>
        <span className={styles.attempt}>{attempt}</span>
      </p>
    );
  }
  return (
    <div className={styles.phones}>
      <p>
        <a href={telephoneLink(first)} className={styles.phone}>
          {first.typed}
        </a>
        <span className={styles.attempt}>{[first.label, attempt].filter(Boolean).join(', ')}</span>
      </p>
      {others.length > 0 ? (
        <p className={styles.others}>
          {others.map((phone) => (
            <a key={phone.typed} href={telephoneLink(phone)}>
              {[phone.label, phone.typed].filter(Boolean).join(' ')}
            </a>
          ))}
        </p>
      ) : null}
    </div>
  );
};

const desk = matchMedia('(min-width: 48rem)');
const subscribe = (listener: () => void) => {
  desk.addEventListener('change', listener);
  return () => desk.removeEventListener('change', listener);
};

type CallScriptsProps = { call: CallItem['call']; assistant: string | null };

/** What to say; open on the desk, folded on the phone, where the buttons have to stay within reach. */
const CallScripts = ({ call, assistant }: CallScriptsProps) => {
  const isDesk = useSyncExternalStore(subscribe, () => desk.matches);
  return (
    <div className={styles.scripts}>
      <details open={isDesk}>
        <summary>What to say</summary>
        <p>
          <strong>If {assistant ?? 'someone else'} answers:</strong> “{call.assistantScript}”
        </p>
        <p>
          <strong>Your opening:</strong> “{call.openingScript}”
        </p>
      </details>
    </div>
  );
};
