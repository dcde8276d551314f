import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import { composeLinks, linkedinLimits, linkedinTexts, mailtoOf } from '@threefold/domain/letters/ways-out';
import { useState } from 'react';
import { Button, ButtonHref } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { SegmentedControl } from '../../shared/ui/segmented-control.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import styles from './letter-page.module.css';
import { WentOutButtons } from './went-out.tsx';

// A letter that was opened elsewhere, on its own page: the question, and what helps where nothing opened.

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
