import type { ContactImport, ImportMapping } from '@threefold/contracts/contact-imports';
import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { CancelButton } from './cancel-button.tsx';
import styles from './import-page.module.css';
import { people } from './import-words.ts';
import { useContinueImport } from './imports-requests.ts';
import { MappingForm } from './mapping-form.tsx';

/** After a dry run: one button makes it real, and the columns can still be mended. */
export const AfterTrial = ({ one }: { one: ContactImport }) => {
  const go = useContinueImport(one.id);
  const [mending, setMending] = useState(false);
  const { created, merged } = one.counts;
  const send = (body: { mapping?: ImportMapping; dryRun?: boolean }) => go.mutate(body);
  return (
    <>
      <div className={styles.actions}>
        {created + merged > 0 ? (
          <Button tone="primary" onClick={() => send({ dryRun: false })} pending={go.isPending}>
            {created > 0 ? `Import ${people(created)}` : `Fill in ${people(merged)}`}
          </Button>
        ) : null}
        {one.columns && one.columns.length > 0 ? (
          <Button onClick={() => setMending(!mending)} aria-expanded={mending}>
            Change the columns
          </Button>
        ) : null}
        <CancelButton one={one} tone="quiet">
          Leave it
        </CancelButton>
      </div>
      {go.isError ? <ErrorNote error={go.error} /> : null}
      {mending && one.columns ? (
        <Section title="What the columns hold">
          <MappingForm
            columns={one.columns}
            mapping={one.mapping}
            pending={go.isPending}
            onSubmit={(mapping) => send({ mapping })}
          />
        </Section>
      ) : null}
    </>
  );
};
