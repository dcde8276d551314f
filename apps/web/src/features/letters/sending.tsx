import type { Contact } from '@threefold/contracts/contacts';
import type { Letter, SendVia } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { type Blank, blanksOf, composeLinks, mailtoOf } from '@threefold/domain/letters/ways-out';
import { type ReactNode, useState } from 'react';
import { address } from '../../shared/api/request.ts';
import { classes } from '../../shared/classes.ts';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import type { Settings } from '../../shared/session/settings.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import type { CheckOfText } from './check-panel.tsx';
import type { DraftKeeper, DraftText } from './draft-keeper.ts';
import styles from './editor.module.css';
import { sendingInWords } from './letter-words.ts';
import { useSendLetter, useUndoSend } from './letters-requests.ts';
import { MissingLine } from './missing-line.tsx';
import { awaitAnswer } from './went-out.tsx';

// What sending will do, told before, and the ways of doing it. A blank stops all of them.

/** What is handed over is opened elsewhere by this way, and sent by the seeker there. */
type Way = 'smtp' | 'mailto' | 'eml' | 'gmail' | 'outlook' | 'outlookAtWork' | 'linkedin' | 'paper';

const viaOf: Record<Way, SendVia> = {
  smtp: 'smtp',
  mailto: 'mail-program',
  eml: 'mail-program',
  gmail: 'web-mail',
  outlook: 'web-mail',
  outlookAtWork: 'web-mail',
  linkedin: 'linkedin',
  paper: 'paper',
};

const wayLabel: Record<Way, string> = {
  smtp: 'Send',
  mailto: 'Open in email app',
  eml: 'Download as .eml',
  gmail: 'Open in Gmail',
  outlook: 'Open in Outlook.com',
  outlookAtWork: 'Open in Outlook (work or school)',
  linkedin: 'Copy for LinkedIn',
  paper: 'Print',
};

const byMail: readonly Way[] = ['smtp', 'mailto', 'gmail', 'outlook', 'outlookAtWork', 'eml'];

/** The ways that are open, the likeliest first: one's own server, else where one's own address lives. */
const waysFor = (
  contact: Contact,
  { canSend, from }: { canSend: boolean; from: string | null },
): readonly [Way, ...Way[]] => {
  const others: readonly Way[] = ['linkedin', 'paper'];
  if (contact.emails.length === 0) return contact.linkedinUrl ? ['linkedin', 'paper'] : ['paper', 'linkedin'];
  const home = webMailOf(from);
  const first: Way = canSend ? 'smtp' : home;
  return [first, ...byMail.filter((way) => way !== first && (way !== 'smtp' || canSend)), ...others];
};

const webMailOf = (from: string | null): Way => {
  const domain = from?.split('@').at(-1)?.toLowerCase() ?? '';
  if (/^(gmail|googlemail)\.com$/.test(domain)) return 'gmail';
  return /^(outlook|hotmail|live|msn)\./.test(domain) ? 'outlook' : 'mailto';
};

type Props = {
  letter: Letter;
  text: DraftText;
  contact: Contact;
  settings: Settings;
  mail: MailSettings | undefined;
  check: CheckOfText | undefined;
  /** Leads the writer to a blank. */
  onBlank: (blank: Blank) => void;
  sending: ReturnType<typeof useSending>;
  /** At the lower edge of the window, whatever is scrolled. */
  isSticky?: boolean;
};

export const Sending = ({ letter, text, contact, settings, mail, isSticky = false, ...props }: Props) => {
  const { check, onBlank, sending } = props;
  // Blanks are told apart.
  const openThings = check?.warnings.filter(({ code }) => code !== 'unfilled-gap').length ?? 0;
  const { isPending, error, sendBy } = sending;
  const [areMeant, setMeant] = useState('');
  const now = useNow();
  const blanks = blanksOf(text);
  const wanted = blanks.map((blank) => blank.text).join('\n');
  // Meant are these blanks; another one that comes later is asked about again.
  const allowBlanks = blanks.length > 0 && areMeant === wanted;
  const to = contact.emails[0] ?? null;
  const canSend = mail?.configured === true;
  const [first, ...others] = waysFor(contact, { canSend, from: settings.profile.email });
  const isOpen = blanks.length === 0 || allowBlanks;
  const words = {
    letter,
    mine: settings.timeZone,
    now,
    from: to !== null && canSend ? mail.from : null,
    to,
  };
  return (
    <section className={classes(styles.sending, isSticky && styles.sticky)} aria-label="Sending">
      <div className={styles.will}>
        {isOpen ? (
          <>
            {openThings > 0 ? <p className={styles.ready}>{thingsToCheck(openThings)}</p> : null}
            <p className={styles.details}>{sendingInWords(words)}</p>
          </>
        ) : (
          <p className={styles.blanks} role="status">
            {blanks.length === 1 ? '1 blank' : `${blanks.length} blanks`} to fill in
          </p>
        )}
        {to === null ? <MissingLine contact={contact} field="emails" /> : null}
      </div>
      <div className={styles.buttons}>
        {isOpen ? (
          <>
            <Button tone="primary" pending={isPending} onClick={() => void sendBy(first, allowBlanks)}>
              {wayLabel[first]}
            </Button>
            <Menu
              label="Other ways to send"
              trigger={<Button pending={isPending}>Other ways</Button>}
              items={others.map((way) => ({
                label: wayLabel[way],
                onSelect: () => void sendBy(way, allowBlanks),
              }))}
            />
          </>
        ) : (
          <FillIn blanks={blanks} onBlank={onBlank} onMeant={() => setMeant(wanted)} />
        )}
      </div>
      {error ? <ErrorNote error={error} /> : null}
    </section>
  );
};

const thingsToCheck = (count: number): string =>
  count === 1 ? '1 thing to check' : `${count} things to check`;

type FillInProps = { blanks: readonly Blank[]; onBlank: Props['onBlank']; onMeant: () => void };

const FillIn = ({ blanks, onBlank, onMeant }: FillInProps): ReactNode => {
  const [first] = blanks;
  return (
    <>
      <Button tone="primary" onClick={() => first && onBlank(first)}>
        {blanks.length === 1 ? 'Fill in the blank' : 'Fill in the blanks'}
      </Button>
      <Button tone="quiet" onClick={onMeant}>
        Leave as is
      </Button>
    </>
  );
};

/** No mail server: what it would be good for, where there is room for it. */
export const MailHint = ({ mail }: { mail: MailSettings | undefined }) =>
  mail && !mail.configured ? (
    <p className={styles.details}>
      To send from here with one click, <HrefLink href="/settings/mail">set up your mail server</HrefLink>.
    </p>
  ) : null;

/** Saves what is written, then sends it one of the ways. `onSent`: where the page goes on by itself. */
export const useSending = (keeper: DraftKeeper, onSent?: (letter: Letter) => void) => {
  const workspaceId = useWorkspaceId();
  const send = useSendLetter();
  const undo = useUndoSend();
  const [isSettling, setSettling] = useState(false);

  const savedLetter = async (): Promise<Letter | null> => {
    setSettling(true);
    const letter = await keeper.settle();
    setSettling(false);
    if (!letter) notify({ text: 'Your changes aren’t saved yet, so nothing was sent.', tone: 'ember' });
    return letter;
  };

  const sendBy = async (way: Way, allowBlanks: boolean): Promise<void> => {
    const letter = await savedLetter();
    if (!letter) return;
    const via = viaOf[way];
    try {
      const given = await send.mutateAsync({ letter, via, handOver: via !== 'smtp', allowBlanks });
      // The buttons stand far down; what stands now in the letter's place begins at the top.
      if (!onSent) globalThis.scrollTo(0, 0);
      if (via === 'smtp') {
        undoable({
          text: `Sending to ${letter.contactName} in 10 seconds.`,
          undo: () => undo.mutateAsync(letter.id),
        });
        onSent?.(letter);
        return;
      }
      awaitAnswer(given);
      open(way, given, address(emlPath, { workspaceId, letterId: letter.id }));
    } catch {
      // The sentence stands beside the buttons; a letter that changed elsewhere is loaded anew, to be compared.
    }
  };

  return { sendBy, isPending: send.isPending || isSettling, error: send.error };
};

const emlPath = '/api/v1/workspaces/:workspaceId/letters/:letterId/eml' as const;

/** Where the letter lies as a file that any mail program opens. */
export const emlHref = (workspaceId: string, letterId: string): string =>
  address(emlPath, { workspaceId, letterId });

/** Longer addresses are cut by some mail programs and systems, and the end of the letter with them. */
const longestMailto = 1_900;
/** The mail of the browser takes addresses of this length. */
const longestCompose = 7_500;

/** The address that opens the letter ready to send; null where it would be cut. */
const linkOf = (way: Way, letter: Pick<Letter, 'to' | 'subject' | 'body'>): string | null => {
  if (letter.to === null) return null;
  const mail = { to: letter.to, subject: letter.subject, body: letter.body };
  if (way === 'mailto') return within(longestMailto, mailtoOf(mail));
  if (way === 'gmail' || way === 'outlook' || way === 'outlookAtWork')
    return within(longestCompose, composeLinks(mail)[way]);
  return null;
};

const within = (longest: number, link: string): string | null => (link.length > longest ? null : link);

/** Opens the letter where the seeker sends it. What would be cut on the way is a file instead. */
const open = (way: Way, letter: Letter, file: string): void => {
  if (way === 'paper') {
    requestAnimationFrame(() => globalThis.print());
    return;
  }
  if (way === 'linkedin') return;
  const link = linkOf(way, letter);
  if (link !== null && way === 'mailto') location.href = link;
  else if (link !== null) globalThis.open(link, '_blank', 'noopener');
  else {
    if (way !== 'eml')
      notify({
        text: 'This letter is too long to open directly, so it was downloaded. Open the file to send it.',
      });
    download(file, `Letter to ${letter.contactName}.eml`);
  }
};

/** Begins a download without leaving the page. */
const download = (href: string, name: string): void => {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
};
