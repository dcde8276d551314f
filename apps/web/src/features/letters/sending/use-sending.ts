import type { Letter } from '@threefold/contracts/letters';
import { useState } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { notify } from '../../../shared/ui/toasts.ts';
import type { DraftKeeper } from '../drafting/draft-keeper.ts';
import { useSendLetter } from '../letters-requests.ts';
import { download, emlHref, isTooLongForMailto } from './eml.ts';
import type { Way } from './sending.tsx';

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
