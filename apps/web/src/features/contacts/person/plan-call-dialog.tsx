import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { type FormEvent, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { newId } from '../../../shared/api/new-id.ts';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { workingDaysOn } from '../../../shared/time/wall.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Dialog } from '../../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../../shared/ui/error-note.tsx';
import { MomentField } from '../../../shared/ui/moment-field.tsx';
import { usePlanCall } from '../contact-requests.ts';
import styles from './contact-page.module.css';

/** A day and a time for a call that no letter promised. */
export const PlanCallDialog = ({ contact, onClose }: { contact: Contact; onClose: () => void }) => {
  const mine = useOwnZone();
  const theirs = contact.readerTimeZone.name;
  const plan = usePlanCall(contact.id);
  const [id] = useState(newId);
  const [initial] = useState(() =>
    workingDaysOn(Temporal.Now.instant(), { days: 1, time: '10:00', timeZone: theirs }),
  );
  const [at, setAt] = useState<string | null>(initial);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (at === null || plan.isPending) return;
    plan.mutate({ id, dueAt: at }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          When will you call <bdi>{displayName(contact)}</bdi>?
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="plan-call"
            tone="primary"
            pending={plan.isPending}
            disabled={at === null}
          >
            Put it on the list of calls
          </Button>
        </>
      }
    >
      <form id="plan-call" className={styles.form} onSubmit={onSubmit}>
        <MomentField of="of the call" initial={initial} theirs={theirs} mine={mine} onChange={setAt} />
        {plan.isError ? <ErrorNote error={plan.error} /> : null}
      </form>
    </Dialog>
  );
};
