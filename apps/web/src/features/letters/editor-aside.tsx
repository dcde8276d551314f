// Beside the letter, and on the phone below it: its parts, what to look at, the call, and sending.
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter } from '@threefold/contracts/letters';
import type { MailSettings } from '@threefold/contracts/settings';
import { findBlanks } from '@threefold/domain/text/blanks';
import checkStyles from './checking/check-panel.module.css';
import { CompactCheck, PartsList, type Place, partsTitle, WarningList } from './checking/check-panel.tsx';
import type { CheckOfText } from './checking/use-check.ts';
import type { DraftKeeper } from './drafting/draft-keeper.ts';
import type { DraftText } from './drafting/draft-snapshot.ts';
import { namesCall } from './letter-words.ts';
import { PromisePanel } from './promise/promise-panel.tsx';
import { Sending } from './sending/sending.tsx';
import { useSending } from './sending/use-sending.ts';
import { useWide } from './use-wide.ts';

type Props = {
  keeper: DraftKeeper;
  letter: Letter;
  text: DraftText;
  contact: Contact;
  mail: MailSettings | undefined;
  mine: string;
  /** How the reader's clock was guessed, where nobody has set it. */
  guess: string | null;
  check: CheckOfText | undefined;
  isHeld: boolean;
  onShow: (place: Place) => void;
  onPick: () => void;
  onPromise: (at: string) => void;
};

export const EditorAside = (props: Props) => {
  const { keeper, letter, text, contact, mail, mine, guess, check, isHeld, onShow, onPick, onPromise } =
    props;
  const isWide = useWide();
  const sending = useSending(keeper);
  const checking = { check, body: text.body, onShow };
  const gaps = findBlanks(text.body);
  const [firstGap] = gaps;
  return (
    <aside aria-label="About this letter">
      {isWide ? (
        <>
          <h2 className={checkStyles.title}>{partsTitle(letter.kind, check)}</h2>
          <PartsList {...checking} />
        </>
      ) : (
        <CompactCheck {...checking} />
      )}
      <WarningList {...checking} />
      {namesCall(letter) ? (
        <PromisePanel
          letter={letter}
          mine={mine}
          guess={guess}
          check={check}
          isPending={isHeld}
          onPick={onPick}
          onUse={onPromise}
        />
      ) : null}
      <Sending
        letter={letter}
        contact={contact}
        mine={mine}
        mail={mail}
        openThings={check?.warnings.length ?? 0}
        openGaps={gaps.length + findBlanks(text.subject).length}
        onFirstGap={firstGap ? () => onShow(firstGap) : undefined}
        isPending={sending.isPending}
        isPrinted={sending.isPrinted}
        error={sending.error}
        onSend={(way) => void sending.sendBy(way)}
        onPrint={() => void sending.print()}
      />
    </aside>
  );
};
