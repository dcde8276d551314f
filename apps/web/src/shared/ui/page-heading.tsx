import { type ReactNode, useEffect, useRef } from 'react';
import { headingWasAwaited } from '../navigation/heading-focus.ts';
import styles from './page-heading.module.css';

type Props = {
  /** The short name for the browser's tab and history: "Contacts". */
  page: string;
  /** A small line above: the date, the kind of letter. */
  above?: ReactNode;
  /** The headline, a sentence that says the state. */
  children: ReactNode;
  /** A quiet line below. */
  below?: ReactNode;
  actions?: ReactNode;
};

/** The heading of a page: names the tab and takes the focus after a change of page. Exactly one per page. */
export const PageHeading = ({ page, above, children, below, actions }: Props) => {
  const ref = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${page} · Threefold`;
  }, [page]);

  useEffect(() => {
    if (headingWasAwaited()) ref.current?.focus({ preventScroll: true });
  });

  return (
    <header className={styles.heading}>
      <div className={styles.words}>
        {above ? <p className={styles.above}>{above}</p> : null}
        <h1 ref={ref} tabIndex={-1} className={styles.headline}>
          {children}
        </h1>
        {below ? <p className={styles.below}>{below}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
};
