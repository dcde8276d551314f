// Whether somebody has ever come in on this device: who has not is a newcomer. Nothing of them is kept but that.

const name = 'threefold.known-here';

export const noteKnownHere = (): void => {
  try {
    localStorage.setItem(name, 'yes');
  } catch {
    // A browser that refuses storage sees a newcomer each time; signing in is one link away.
  }
};

export const isKnownHere = (): boolean => {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
};
