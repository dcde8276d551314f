import { confirmIdentity } from '@threefold/contracts/identity';
import { api } from '../../shared/api/request.ts';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';

/** Asks for the password before something that a stranger at an open browser must not do. */
export const ConfirmIdentity = ({ onEnd }: { onEnd: (isConfirmed: boolean) => void }) => {
  const form = useContractForm({
    schema: confirmIdentity.body,
    values: { password: '' },
    // As typed: blanks may be part of it.
    toBody: (typed) => typed,
    send: async (body) => {
      await api('POST /me/confirm', { body });
      onEnd(true);
    },
  });
  return (
    <Dialog
      open
      title="Confirm it’s you"
      onClose={() => onEnd(false)}
      holdsAtOnce
      footer={
        <>
          <Button onClick={() => onEnd(false)}>Cancel</Button>
          <Button tone="primary" type="submit" form="confirm-identity" pending={form.isPending}>
            Confirm
          </Button>
        </>
      }
    >
      <form id="confirm-identity" {...form.element}>
        <p>It’s been a while since you signed in. Enter your password to go on.</p>
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          data-autofocus
          {...form.field('password')}
        />
        {form.failure ? <ErrorNote error={form.failure} /> : null}
      </form>
    </Dialog>
  );
};
