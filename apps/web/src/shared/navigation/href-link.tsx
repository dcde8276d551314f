import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ComponentProps, MouseEvent, MouseEventHandler } from 'react';
import { ButtonHref } from '../ui/button.tsx';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link to a page of this app by its path, for addresses that come from data: no page is loaded anew. */
export const HrefLink = ({ href, onClick, children, ...rest }: Props) => (
  <a {...rest} href={href} onClick={useHrefClick(href, onClick)}>
    {children}
  </a>
);

/** The same, as a button. */
export const HrefButton = ({
  href,
  onClick,
  ...rest
}: ComponentProps<typeof ButtonHref> & { href: string }) => (
  <ButtonHref {...rest} href={href} onClick={useHrefClick(href, onClick)} />
);

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Makes a plain click on an `<a href>` of this app go through the router; every other click stays the browser's. */
const useHrefClick = (
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
