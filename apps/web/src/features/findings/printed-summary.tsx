// The page as it leaves the printer. On the screen it is not shown.
import styles from './printed-summary.module.css';
import { summaryBlocks } from './summary-blocks.ts';

export const PrintedSummary = ({ body }: { body: string }) => (
  <article className={styles.sheet} aria-hidden="true">
    {summaryBlocks(body).map(({ title, lines, items }) => (
      <section key={title} className={styles.block}>
        <p className={styles.title}>{title}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {items.length > 0 ? (
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : null}
      </section>
    ))}
  </article>
);
