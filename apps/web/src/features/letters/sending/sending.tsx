// What sending will do, told before, and the three ways of doing it.
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useNow } from '../../../shared/time/use-now.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';
import styles from '../editor.module.css';
import { sendingInWords } from '../letter-words.ts';

export type Way = 'smtp' | 'mailto' | 'eml' | 'paper';

type Props = {
  letter: Letter;
  contact: Contact;
  mine: string;
  mail: MailSettings | undefined;
  openThings: number;
  /** Places that a reader would see unfilled, in the subject and the text. */
  openGaps: number;
  /** Leads the writer to the first of them; undefined where only the subject has one. */
  onFirstGap: (() => void) | undefined;
  isPending: boolean;
  isPrinted: boolean;
  error: unknown;
  onSend: (way: Way) => void;
  onPrint: () => void;
};

const Missing = ({ contact, mail }: Pick<Props, 'contact' | 'mail'>) => (
  <>
    {contact.emails.length === 0 ? (
      <p className={styles.will}>
        No e-mail address is known.{' '}
        <HrefLink href={`/contacts/${contact.id}`}>Add one on their page</HrefLink>, or print the letter.
      </p>
    ) : null}
    {mail && !mail.configured ? (
      <p className={styles.will}>
        No mail server is set, so Threefold cannot mail it itself.{' '}
        <HrefLink href="/settings/mail">Set yours</HrefLink>, or use your mail program.
      </p>
    ) : null}
  </>
);

const Printed = ({ isPending, onSend }: Pick<Props, 'isPending' | 'onSend'>) => (
  <Callout
    tone="gold"
    title="Is it in the mail?"
    actions={
      <Button tone="primary" pending={isPending} onClick={() => onSend('paper')}>
        I have put it into the mail
      </Button>
    }
  >
    The letter counts as sent, and the call is planned, once you say so.
  </Callout>
);

const sendLabel = (openGaps: number): string => {
  if (openGaps === 0) return 'Send';
  return openGaps === 1 ? 'Send with a gap' : `Send with ${openGaps} gaps`;
};

/** Their call asks for a new day soon after they were read. */
const afterMeeting: ReadonlySet<Letter['kind']> = new Set(['recovery', 'summary', 'thank-you', 'light-note']);

const ByPost = ({ letter }: Pick<Props, 'letter'>) =>
  letter.promiseAt !== null && afterMeeting.has(letter.kind) ? (
    <p className={styles.will}>
      By post it needs about two business days: choose the call accordingly before you print it.
    </p>
  ) : null;

export const Sending = (props: Props) => {
  const { letter, contact, mine, mail, openThings, openGaps, onFirstGap } = props;
  const { isPending, isPrinted, error, onSend, onPrint } = props;
  const now = useNow();
  const to = contact.emails[0] ?? null;
  const canMail = to !== null && mail?.configured === true;
  const from = canMail ? mail.from : null;
  // A letter with a gap goes out on purpose only, not by the usual click.
  const usual = openGaps === 0 ? 'primary' : 'plain';
  return (
    <section className={styles.sending} aria-label="Sending">
      {openThings > 0 ? (
        <p className={styles.will}>
          {openThings === 1 ? 'One thing is' : `${openThings} things are`} still to look at; you decide.
        </p>
      ) : null}
      <p className={styles.will}>{sendingInWords({ letter, mine, now, from, to })}</p>
      <ByPost letter={letter} />
      <Missing contact={contact} mail={mail} />
      <div className={styles.buttons}>
        {onFirstGap ? (
          <Button tone="primary" onClick={onFirstGap}>
            Fill the first gap
          </Button>
        ) : null}
        {canMail ? (
          <Button tone={usual} pending={isPending} onClick={() => onSend('smtp')}>
            {sendLabel(openGaps)}
          </Button>
        ) : null}
        {to === null ? null : (
          <Menu
            label="With your mail program"
            trigger={
              <Button tone={canMail ? 'plain' : usual} pending={isPending}>
                Mail program
              </Button>
            }
            items={[
              { label: 'Open it there, and mark it as sent', onSelect: () => onSend('mailto') },
              { label: 'Download it as .eml, and mark it as sent', onSelect: () => onSend('eml') },
            ]}
          />
        )}
        <Button pending={isPending} onClick={onPrint}>
          Print
        </Button>
      </div>
      {isPrinted ? <Printed isPending={isPending} onSend={onSend} /> : null}
      {error ? <ErrorNote error={error} /> : null}
    </section>
  );
};
