/** As a browser's: names are its own enumerable members. */
export const aStorage = (room = Number.POSITIVE_INFINITY): Storage => {
  const members = {
    getItem: (name: string) => storage[name] ?? null,
    removeItem: (name: string) => {
      delete storage[name];
    },
    setItem: (name: string, text: string) => {
      if (text.length > room) throw new Error('QuotaExceededError');
      storage[name] = text;
    },
  };
  // The prototype holds the methods and the object the texts, as in the platform's own Storage.
  const storage = Object.create(members) as Storage;
  return storage;
};
