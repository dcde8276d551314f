import type { AnchorHTMLAttributes, ComponentProps } from 'react';
import { ButtonHref } from '../ui/button.tsx';
import { useHrefClick } from './use-href-click.ts';

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
