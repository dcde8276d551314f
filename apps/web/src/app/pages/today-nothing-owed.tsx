import type { Today } from '@threefold/contracts/today';
import { Suggestions } from '../../features/today/first-steps.tsx';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

/** A day without debts is the day to write the next letter. */
export const NothingOwed = ({ suggestions }: { suggestions: Today['suggestions'] }) => {
  const start = useStartLetter();
  if (suggestions.length === 0) {
    return (
      <EmptyState
        title="Everybody in the book has been written to."
        action={
          <ButtonLink to="/contacts/new" search={{}} tone="primary">
            Add a person
          </ButtonLink>
        }
      >
        Add the next person you would like to hear, or ask somebody you met who else to see.
      </EmptyState>
    );
  }
  return (
    <Suggestions
      suggestions={suggestions}
      writeTo={(contactId) => (
        <Button
          tone={contactId === suggestions[0]?.contactId ? 'primary' : 'plain'}
          pending={start.isPending && start.variables.contactId === contactId}
          disabled={start.isPending}
          onClick={() => start.mutate({ contactId, kind: 'outreach' })}
        >
          Write a letter
        </Button>
      )}
    />
  );
};
