import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, MouseEventHandler } from 'react';

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Makes a plain click on an `<a href>` of this app go through the router; every other click stays the browser's. */
export const useHrefClick = (
  href: string,
  onClick?: MouseEventHandler<HTMLAnchorElement>,
): MouseEventHandler<HTMLAnchorElement> => {
  const router = useRouter();
  return (event) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    void router.navigate({ href });
  };
};
