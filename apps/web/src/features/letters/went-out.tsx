import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import { composeLinks, linkedinLimits, linkedinTexts, mailtoOf } from '@threefold/domain/letters/ways-out';
import { useEffect, useRef, useState } from 'react';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './letter-page.module.css';
import { useAnswerWentOut } from './letters-requests.ts';

// A letter that was opened elsewhere: only the seeker knows whether it went out, and is asked when they come back.

type Answering = { letterId: string; onSent?: (() => void) | undefined; takesFocus?: boolean };

/** Yes or no, wherever the letter is spoken of. */
export const WentOutButtons = ({ letterId, onSent, takesFocus = false }: Answering) => {
  const answer = useAnswerWentOut();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const focus = () => {
      if (document.visibilityState === 'visible') yes.current?.focus();
    };
    focus();
    document.addEventListener('visibilitychange', focus);
    addEventListener('focus', focus);
    return () => {
      document.removeEventListener('visibilitychange', focus);
      removeEventListener('focus', focus);
    };
  }, [takesFocus]);
  const say = (wentOut: boolean) => {
    forget(letterId);
    answer.mutate({ letterId, wentOut }, { onSuccess: () => (wentOut ? onSent?.() : undefined) });
  };
  return (
    <>
      <Button ref={yes} tone="primary" pending={answer.isPending} onClick={() => say(true)}>
        Yes, it went out
      </Button>
      <Button pending={answer.isPending} onClick={() => say(false)}>
        No, keep the draft
      </Button>
    </>
  );
};

const asked: Record<NonNullable<Letter['via']>, string> = {
  smtp: 'Did it go out?',
  'mail-program': 'Did you send it from your email app?',
  'web-mail': 'Did you send it from your web mail?',
  linkedin: 'Did you send it on LinkedIn?',
  paper: 'Did you put it in the mail?',
};

type HandedOverProps = { letter: Letter; contact: Contact; writer: string; onSent?: () => void };

/** The question, and the letter once more where the first try did not open. */
export const HandedOver = ({ letter, contact, writer, onSent }: HandedOverProps) => (
  <section className={styles.asked} aria-label="Did it go out?">
    {letter.via === 'linkedin' ? <ForLinkedin letter={letter} contact={contact} writer={writer} /> : null}
    <h2 className={styles.question}>{asked[letter.via ?? 'smtp']}</h2>
    <p>It counts as sent{letter.promiseAt === null ? '' : ', and your call is planned,'} once you say so.</p>
    <div className={styles.actions}>
      <WentOutButtons letterId={letter.id} onSent={onSent} takesFocus={letter.via !== 'linkedin'} />
    </div>
    <OpenAgain letter={letter} />
  </section>
);

const OpenAgain = ({ letter }: { letter: Letter }) => {
  if (letter.via === 'paper')
    return (
      <p>
        <Button tone="quiet" onClick={() => globalThis.print()}>
          Print again
        </Button>
      </p>
    );
  if (letter.to === null) return null;
  const mail = { to: letter.to, subject: letter.subject, body: letter.body };
  const { gmail, outlook, outlookAtWork } = composeLinks(mail);
  return (
    <div className={styles.actions}>
      <span className={styles.soft}>Nothing opened?</span>
      <ButtonHref tone="quiet" href={mailtoOf(mail)}>
        Email app
      </ButtonHref>
      {[
        { href: gmail, label: 'Gmail' },
        { href: outlook, label: 'Outlook.com' },
        { href: outlookAtWork, label: 'Outlook at work' },
      ].map(({ href, label }) => (
        <ButtonHref key={label} tone="quiet" href={href} target="_blank" rel="noreferrer">
          {label}
        </ButtonHref>
      ))}
    </div>
  );
};

const forms = [
  { value: 'short', label: 'Invitation note' },
  { value: 'message', label: 'Message' },
] as const;
type Form = (typeof forms)[number]['value'];
const limitOf: Record<Form, number> = { short: linkedinLimits.invitation, message: linkedinLimits.message };

const ForLinkedin = ({ letter, contact, writer }: Omit<HandedOverProps, 'onSent'>) => {
  const [form, setForm] = useState<Form>('short');
  const [typed, setTyped] = useState(() => linkedinTexts({ body: letter.body, writer, contact }));
  const text = typed[form];
  const limit = limitOf[form];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notify({ text: 'Copied. Paste it into LinkedIn.', tone: 'leaf' });
    } catch {
      notify({
        text: 'Your browser did not allow copying. Select the text and copy it yourself.',
        tone: 'ember',
      });
    }
  };
  return (
    <div className={styles.linkedin}>
      <SegmentedControl label="Form of the message" value={form} options={forms} onChange={setForm} />
      <TextArea
        label={form === 'short' ? 'Note with an invitation' : 'Message to a connection'}
        rows={form === 'short' ? 6 : 12}
        value={text}
        error={text.length > limit ? `LinkedIn takes ${limit} characters here.` : undefined}
        hint={hintOf(form, text.length)}
        onChange={(event) => setTyped({ ...typed, [form]: event.target.value })}
      />
      <div className={styles.actions}>
        <Button tone="primary" onClick={() => void copy()}>
          Copy
        </Button>
        {contact.linkedinUrl ? (
          <ButtonHref href={contact.linkedinUrl} target="_blank" rel="noreferrer">
            Open their profile
          </ButtonHref>
        ) : null}
      </div>
    </div>
  );
};

const hintOf = (form: Form, length: number): string =>
  form === 'short'
    ? `${length} of 300 characters (200 without Premium).`
    : `${length} of 8,000 characters. InMail takes 1,900; under 400 it is answered most often.`;

// Who came back from another program without a word about the letter is asked on whatever page they are.

const keptAt = 'threefold:handed-over';
type Kept = { id: string; name: string };

const kept = (): Kept[] => {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(keptAt) ?? '[]');
    // Nobody else writes under this name.
    return Array.isArray(list) ? (list as Kept[]) : [];
  } catch {
    return [];
  }
};

const keep = (list: readonly Kept[]): void => {
  try {
    sessionStorage.setItem(keptAt, JSON.stringify(list));
  } catch {
    // Without storage Today asks.
  }
};

export const awaitAnswer = ({ id, contactName: name }: Pick<Letter, 'id' | 'contactName'>): void =>
  keep([...kept().filter((other) => other.id !== id), { id, name }]);

const forget = (letterId: string): void => keep(kept().filter(({ id }) => id !== letterId));

/** Asks when the window is seen again, unless the question is on the screen already. */
export const useAskOnReturn = (openLetter: (letterId: string) => void): void => {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      for (const { id, name } of kept()) {
        if (location.pathname.startsWith(`/letters/${id}`) || location.pathname === '/today') continue;
        notify({
          text: `Did the letter to ${name} go out?`,
          action: { label: 'Answer', run: () => openLetter(id) },
        });
      }
    };
    // A mail program takes the focus, another tab the sight.
    document.addEventListener('visibilitychange', ask);
    addEventListener('focus', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      removeEventListener('focus', ask);
    };
  }, [openLetter]);
};
