import styles from './kbd.module.css';

/** A key, or keys pressed together: `<Kbd>M</Kbd>`. */
export const Kbd = ({ children }: { children: string }) => <kbd className={styles.kbd}>{children}</kbd>;

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `mod` in the words of this machine. */
export const modKey = isApple ? '⌘' : 'Ctrl ';
