import { storedTextName } from '../offline/use-stored-text.ts';
import { readHalfDone } from './half-done.ts';

const prefix = storedTextName('debrief.');

/** Half-done answers that the server has go with its other answers; those that lie on this device alone stay. */
export const dropSavedHalves = (open: () => Storage = () => localStorage): void => {
  try {
    const storage = open();
    for (const name of Object.keys(storage))
      if (name.startsWith(prefix) && readHalfDone(storage.getItem(name) ?? '')?.isSaved)
        storage.removeItem(name);
  } catch {
    // A storage that is refused holds nothing.
  }
};
