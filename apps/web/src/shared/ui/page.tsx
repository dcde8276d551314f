import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import styles from './page.module.css';

type Props = {
  /** `narrow`: text and forms. `wide`: lists and pages with an aside. `bleed`: to the edges, as the network picture. */
  width?: 'narrow' | 'wide' | 'bleed';
  children: ReactNode;
};

export const Page = ({ width = 'wide', children }: Props) => (
  <div className={classes(styles.page, styles[width])}>{children}</div>
);
