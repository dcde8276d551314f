import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from '../classes.ts';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'ember';

type Look = {
  /** `primary`: the one next action. `plain`: the others. `quiet`: no box. `ember`: takes something away. */
  tone?: ButtonTone;
  /** The key that does the same, shown beside the words. */
  shortcut?: string;
  wide?: boolean;
};

const lookOf = (tone: ButtonTone = 'plain', wide = false, className?: string) =>
  classes(styles.button, styles[tone], wide && styles.wide, className);

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Look & {
    /** Work is under way: the button keeps its width, says so, and cannot be pressed again. */
    pending?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

export const Button = ({
  tone,
  shortcut,
  wide,
  pending = false,
  className,
  children,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={lookOf(tone, wide, className)}
    aria-busy={pending || undefined}
    aria-disabled={pending || rest['aria-disabled']}
    aria-keyshortcuts={shortcut?.toLowerCase()}
    onClick={pending ? (event) => event.preventDefault() : rest.onClick}
  >
    {children}
    {shortcut ? <Kbd>{shortcut}</Kbd> : null}
  </button>
);

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> &
  Look & { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

const ButtonAnchor = ({ tone, shortcut, wide, className, children, ...rest }: AnchorProps) => (
  <a {...rest} className={lookOf(tone, wide, className)}>
    {children}
    {shortcut ? <Kbd>{shortcut}</Kbd> : null}
  </a>
);

const RoutedButton = createLink(ButtonAnchor);

/** A link within the app that looks like a button: takes `to`, `params`, `search` and the looks of `Button`. */
export const ButtonLink: LinkComponent<typeof ButtonAnchor> = (props) => <RoutedButton {...props} />;

/** A plain link that looks like a button, for `tel:`, `mailto:` and downloads. */
export const ButtonHref = ButtonAnchor;
