type Listener = () => void;

const listeners = new Set<Listener>();

/** Calls back when the server no longer knows the session. Returns the way to stop listening. */
export const onSignedOut = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const reportSignedOut = (): void => {
  for (const listener of listeners) listener();
};
