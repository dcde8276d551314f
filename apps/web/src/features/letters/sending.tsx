import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { useState } from 'react';
import { address } from '../../shared/api/request.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import styles from './editor.module.css';
import { sendingInWords } from './letter-words.ts';
import { useSendLetter } from './letters-requests.ts';

// What sending will do, told before, and the three ways of doing it.

type Way = 'smtp' | 'mailto' | 'eml' | 'paper';

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

/** Hands the letter to the mail program of this device, as an address or, where that would be cut, as a file. */
const handOver = (mailto: string | null, way: Way, file: { href: string; name: string }): void => {
  if (way === 'mailto' && mailto !== null && !isTooLongForMailto(mailto)) {
    location.href = mailto;
    return;
  }
  if (way === 'mailto')
    notify({
      text: 'The letter is too long to be handed over directly, so it was downloaded. Open the file to send it.',
    });
  download(file.href, file.name);
};

/** Saves what is written, then sends it one of the ways. `onSent`: where the page goes on by itself. */
export const useSending = (keeper: DraftKeeper, onSent?: (letter: Letter) => void) => {
  const workspaceId = useWorkspaceId();
  const send = useSendLetter();
  const [isPrinted, setPrinted] = useState(false);
  const [isSettling, setSettling] = useState(false);

  const savedLetter = async (): Promise<Letter | null> => {
    setSettling(true);
    const letter = await keeper.settle();
    setSettling(false);
    if (!letter) notify({ text: 'What you wrote is not saved yet, so it was not sent.', tone: 'ember' });
    return letter;
  };

  const sendBy = async (way: Way): Promise<void> => {
    const letter = await savedLetter();
    if (!letter) return;
    const via = way === 'mailto' || way === 'eml' ? 'mail-program' : way;
    try {
      const { mailto } = await send.mutateAsync({ letter, via });
      // The buttons stand far down; what stands now in the letter's place begins at the top.
      if (!onSent) globalThis.scrollTo(0, 0);
      if (via === 'mail-program')
        handOver(mailto, way, {
          href: emlHref(workspaceId, letter.id),
          name: `Letter to ${letter.contactName}.eml`,
        });
      onSent?.(letter);
    } catch {
      // The sentence stands beside the buttons; a letter that changed elsewhere is loaded anew, to be compared.
    }
  };

  const print = async (): Promise<void> => {
    if (!(await savedLetter())) return;
    globalThis.print();
    setPrinted(true);
  };

  return { sendBy, print, isPrinted, isPending: send.isPending || isSettling, error: send.error };
};

/** Where the letter lies as a file that any mail program opens. */
export const emlHref = (workspaceId: string, letterId: string): string =>
  address('/api/v1/workspaces/:workspaceId/letters/:letterId/eml', { workspaceId, letterId });

/** Longer addresses are cut by some mail programs and systems, and the end of the letter with them. */
const longestMailto = 1_900;

const isTooLongForMailto = (mailto: string): boolean => mailto.length > longestMailto;

/** Begins a download without leaving the page. */
const download = (href: string, name: string): void => {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
};
