// Parts that nobody sees before they are opened: their code stays out of the first load. It is fetched a moment after the
// first page, or when one of them is opened before that.
import { type ComponentType, useEffect, useState } from 'react';
import { notify } from './toasts.ts';

const fetches = new Set<() => Promise<void>>();

/** A component whose code comes later; until it is there nothing is drawn. Once it is there it is drawn without a wait. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>) => {
  let Part: ComponentType<Props> | undefined;
  const fetchPart = async (): Promise<void> => {
    Part ??= await load();
  };
  fetches.add(fetchPart);

  return (props: Props) => {
    const [, setLoaded] = useState(Part !== undefined);
    useEffect(() => {
      fetchPart().then(
        () => setLoaded(true),
        () => notify({ text: 'This didn’t load. Check your connection and try again.', tone: 'ember' }),
      );
    }, []);
    return Part ? <Part {...props} /> : null;
  };
};

/** Fetches them all ahead; one that does not come is fetched again when it is opened. */
export const fetchLaterParts = async (): Promise<void> => {
  await Promise.allSettled([...fetches].map((fetchPart) => fetchPart()));
};
