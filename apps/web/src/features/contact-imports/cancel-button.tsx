import type { ContactImport } from '@threefold/contracts/contact-imports';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { useCancelImport } from './imports-requests.ts';

type Props = { one: ContactImport; tone?: 'quiet'; children: string };

export const CancelButton = ({ one, tone, children }: Props) => {
  const cancel = useCancelImport(one.id);
  return (
    <>
      <Button {...(tone ? { tone } : {})} onClick={() => cancel.mutate()} pending={cancel.isPending}>
        {children}
      </Button>
      {cancel.isError ? <ErrorNote error={cancel.error} /> : null}
    </>
  );
};
