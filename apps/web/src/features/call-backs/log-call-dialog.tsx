import { useQuery } from '@tanstack/react-query';
import type { CallBack, CallOutcome } from '@threefold/contracts/call-backs';
import { useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { AgreedForm } from './agreed-form.tsx';
import { type OutcomeSaid, outcomesQuery, useRecordOutcome } from './call-backs-requests.ts';
import { type AgreedOutcome, isAgreed } from './call-outcomes.ts';
import { OutcomeButtons } from './outcome-buttons.tsx';

type Props = { call: CallBack; mine: string; onClose: () => void };

/** How a call went that is not in focus on Today: they phoned first, or it was made before its time. */
export const LogCallDialog = ({ call, mine, onClose }: Props) => {
  const { data, error, refetch } = useQuery(outcomesQuery(useWorkspaceId(), call.id));
  const record = useRecordOutcome();
  const [agreed, setAgreed] = useState<AgreedOutcome | null>(null);
  const say = (said: OutcomeSaid) => record.mutate({ callBackId: call.id, said }, { onSuccess: onClose });
  const choose = (outcome: CallOutcome) => {
    if (record.isPending) return;
    if (isAgreed(outcome)) setAgreed(outcome);
    else say({ outcome });
  };
  return (
    <Dialog open onClose={onClose} title={`How did the call to ${call.contactName} go?`}>
      {error ? <ErrorNote error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <OutcomeButtons previews={data.items} chosen={agreed} pending={record.isPending} onChoose={choose} />
      ) : (
        <Skeleton lines={4} />
      )}
      {agreed && data ? (
        <AgreedForm
          key={agreed}
          outcome={agreed}
          call={{ at: call.dueAt, timeZone: call.timeZone, previews: data.items }}
          mine={mine}
          pending={record.isPending}
          onSay={say}
          onCancel={() => setAgreed(null)}
        />
      ) : null}
    </Dialog>
  );
};
