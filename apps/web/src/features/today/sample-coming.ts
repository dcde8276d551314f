// The sample network takes some seconds to be written. Whoever loads the page anew meanwhile is not told that nobody is there:
// this tab remembers that it was asked for.

const name = 'threefold.sample-asked-at';
/** Longer than it ever takes; after that it did not come. */
const longestMs = 30_000;

const attempt = <Result>(act: () => Result): Result | null => {
  try {
    return act();
  } catch {
    // A browser that refuses storage remembers nothing.
    return null;
  }
};

export const noteAsked = (): void => {
  attempt(() => sessionStorage.setItem(name, String(Date.now())));
};

export const forgetAsked = (): void => {
  attempt(() => sessionStorage.removeItem(name));
};

export const isSampleComing = (): boolean => {
  const since = Date.now() - Number(attempt(() => sessionStorage.getItem(name)));
  return since >= 0 && since < longestMs;
};
