import type { ContactImport } from '@threefold/contracts/contact-imports';
import { isProblem } from '../../shared/api/api-problem.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './import-page.module.css';
import { canBeUndone } from './import-words.ts';
import { useUndoImport } from './imports-requests.ts';
import { WhoStays } from './who-stays.tsx';

/** Where to go from a finished import, and the way back. */
export const AfterImport = ({ one }: { one: ContactImport }) => {
  const undo = useUndoImport(one.id);
  const isBuiltUpon = isProblem(undo.error, 409) && undo.error.code === 'built-upon';
  return (
    <>
      <div className={styles.actions}>
        {one.status === 'done' ? (
          <ButtonLink to="/contacts" search={{ sort: 'recent' }} tone="primary">
            See the people
          </ButtonLink>
        ) : (
          <ButtonLink to="/imports" tone="primary">
            Import another file
          </ButtonLink>
        )}
        {one.status === 'done' ? (
          <ButtonLink to="/contacts/duplicates" search={{}}>
            Who may be in here twice
          </ButtonLink>
        ) : null}
        {canBeUndone(one) ? (
          <Button onClick={() => undo.mutate({ leaveBuiltUpon: false })} pending={undo.isPending}>
            {undo.isPending ? 'Taking it back' : 'Take this import back'}
          </Button>
        ) : null}
      </div>
      {isBuiltUpon ? (
        <div role="alert">
          <Callout
            tone="ember"
            title="These people stand in the way: something was built on them since."
            actions={
              <Button onClick={() => undo.mutate({ leaveBuiltUpon: true })}>Take back all but these</Button>
            }
          >
            <WhoStays importId={one.id} />
          </Callout>
        </div>
      ) : null}
      {undo.isError && !isBuiltUpon ? <ErrorNote error={undo.error} /> : null}
      {one.status === 'undone' && one.failure ? (
        <Section title="Who stays">
          <WhoStays importId={one.id} />
        </Section>
      ) : null}
    </>
  );
};
