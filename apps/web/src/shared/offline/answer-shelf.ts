// The few answers of the server that this device keeps, so that a meeting opens with no network. They belong to one
// person and go when that person signs out or another one signs in.

/** Of an answer: the key of its query, as it is. */
type Key = readonly unknown[];
export type KeptAnswer = { key: Key; data: unknown };
export type Shelf = {
  /** Whose answers are kept. */
  person: () => string | null;
  /** From here on answers of this person are kept; those of another are forgotten. */
  begin: (person: string) => void;
  /** Kept only where the device keeps this person's. */
  put: (person: string, answer: KeptAnswer) => void;
  take: (key: Key) => KeptAnswer | undefined;
  all: () => KeptAnswer[];
  drop: (key: Key) => void;
  forget: () => void;
};

const prefix = 'threefold.answers.';
const personName = `${prefix}person`;
// To be raised when an answer that is kept changes its shape: what an older version kept is then passed over.
const shape = 4;

const attempt = <Result>(act: () => Result): Result | undefined => {
  try {
    return act();
  } catch {
    // A browser that refuses storage, or has no room left: nothing is kept, and all else goes on.
    return undefined;
  }
};

const readAnswer = (text: string | null | undefined): KeptAnswer | undefined => {
  const value: unknown = attempt(() => JSON.parse(text ?? 'null'));
  // Written by `put` alone; the check is for a storage that something else wrote to.
  return Array.isArray(Object(value).key) ? (value as KeptAnswer) : undefined;
};

/** `open` is asked each time, since a browser may refuse its storage at any time. */
export const answerShelf = (open: () => Storage): Shelf => {
  const names = () => attempt(() => Object.keys(open()).filter((name) => name.startsWith(prefix))) ?? [];
  const person = () => attempt(() => open().getItem(personName)) ?? null;
  const placeOf = (owner: string) => `${prefix}${shape}.${owner}.`;
  const nameOf = (owner: string, key: Key) => placeOf(owner) + JSON.stringify(key);
  const read = (name: string) => readAnswer(attempt(() => open().getItem(name)));
  const remove = (name: string) => attempt(() => open().removeItem(name));
  const forget = () => {
    for (const name of names()) remove(name);
  };
  return {
    person,
    begin: (owner) => {
      if (person() === owner) return;
      forget();
      attempt(() => open().setItem(personName, owner));
    },
    put: (owner, answer) => {
      if (person() !== owner) return;
      attempt(() => open().setItem(nameOf(owner, answer.key), JSON.stringify(answer)));
    },
    take: (key) => {
      const owner = person();
      return owner === null ? undefined : read(nameOf(owner, key));
    },
    all: () => {
      const owner = person();
      if (owner === null) return [];
      return names().flatMap((name) => (name.startsWith(placeOf(owner)) ? (read(name) ?? []) : []));
    },
    drop: (key) => {
      const owner = person();
      if (owner !== null) remove(nameOf(owner, key));
    },
    forget,
  };
};
