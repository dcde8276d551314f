import type { ReactNode } from 'react';
import { ThemeChoice } from '../../shared/theme/theme-choice.tsx';
import { Mark } from '../../shared/ui/mark.tsx';
import { GrowthPicture } from './growth-picture.tsx';
import styles from './welcome-layout.module.css';

/** What Threefold is, beside the form that lets one in. */
export const WelcomeLayout = ({ children }: { children: ReactNode }) => (
  <div className={styles.welcome}>
    <header className={styles.top}>
      <p className={styles.name}>
        <Mark size={28} />
        Threefold
      </p>
    </header>
    <main className={styles.main}>
      <div className={styles.form}>{children}</div>
      <section className={styles.what} aria-labelledby="what">
        <GrowthPicture />
        <div className={styles.words}>
          <h2 id="what" className={styles.headline}>
            Every meeting should lead to three more people.
          </h2>
          <p>
            Threefold is a notebook for physicians who are looking for work beyond the clinic and learn about
            it by asking the people who do it. It writes with you, puts the call that each letter promises on
            your day, and keeps who named whom. Your contacts and notes are yours: nobody else sees them
            unless you share them with a coach, and you can export or erase everything.
          </p>
        </div>
      </section>
    </main>
    <footer className={styles.foot}>
      <ThemeChoice />
    </footer>
  </div>
);
