import { notify } from '../../shared/ui/toasts.ts';

/** Says what became of it: a browser may refuse. */
export const copyToClipboard = async (text: string, done: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notify({ text: done, tone: 'leaf' });
  } catch {
    notify({
      text: 'The browser did not allow copying. Mark the words and copy them by hand.',
      tone: 'ember',
    });
  }
};
