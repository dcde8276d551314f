import { useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Section } from '../../../shared/ui/section.tsx';
import styles from './beside-the-fields.module.css';

/** An address book of ninety columns does not push the rest of the page away. */
const most = 6;

/** What a file said that has no field of its own, under the names of its columns. Nothing where there is nothing. */
export const BesideTheFields = ({ extra }: { extra: Readonly<Record<string, string>> }) => {
  const [isWhole, setIsWhole] = useState(false);
  const all = Object.entries(extra).sort(([a], [b]) => a.localeCompare(b));
  if (all.length === 0) return null;
  const hidden = isWhole ? 0 : Math.max(0, all.length - most);
  return (
    <Section title="From the imported file">
      <dl className={styles.columns}>
        {all.slice(0, all.length - hidden).map(([column, text]) => (
          <div key={column}>
            <dt>
              <bdi>{column}</bdi>
            </dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {hidden > 0 ? (
        <Button tone="quiet" onClick={() => setIsWhole(true)}>
          Show {hidden} more
        </Button>
      ) : null}
      <p className={styles.hint}>
        Columns without a field of their own. Only you see them; searching finds what they say, and every
        export holds it.
      </p>
    </Section>
  );
};
