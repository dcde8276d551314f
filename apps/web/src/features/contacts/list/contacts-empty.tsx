import { Button, ButtonLink } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { useLoadSample } from '../contacts-requests.ts';

/** Before the first contact: three ways to begin. */
export const NobodyYet = () => {
  const sample = useLoadSample();
  return (
    <EmptyState
      title="Nobody is here yet."
      action={
        <>
          <ButtonLink to="/imports" tone="primary">
            Import a list
          </ButtonLink>
          <ButtonLink to="/contacts/new" search={{}}>
            Add one person
          </ButtonLink>
          <Button onClick={() => sample.mutate()} pending={sample.isPending}>
            {sample.isPending ? 'Loading the sample network' : 'Load the sample network'}
          </Button>
        </>
      }
    >
      Bring the people you know: the connections of LinkedIn, the address book of Google or Outlook, or any
      spreadsheet with names. The sample network is sixty invented people with five months of history; it is
      taken away again with one click in the settings.
    </EmptyState>
  );
};

export const NobodyFound = ({ text, onClear }: { text?: string | undefined; onClear: () => void }) => (
  <EmptyState
    title={text ? <>Nobody goes by “{text}” here.</> : 'Nobody fits these filters.'}
    action={
      <>
        <Button tone="primary" onClick={onClear}>
          Clear the filters
        </Button>
        {text ? (
          <ButtonLink to="/contacts/new" search={{ name: text }}>
            Add this person
          </ButtonLink>
        ) : null}
      </>
    }
  >
    The search goes through names, organizations, titles and e-mail addresses.
  </EmptyState>
);

export const EmptyTrash = () => (
  <EmptyState
    title="The trash is empty."
    action={
      <ButtonLink to="/contacts" search={{}} tone="primary">
        Back to your contacts
      </ButtonLink>
    }
  >
    Whoever is put here stays for 30 days and can be taken out again.
  </EmptyState>
);
