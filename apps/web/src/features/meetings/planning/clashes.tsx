import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Callout } from '../../../shared/ui/callout.tsx';
import { clashesQuery, type MeetingTimes } from '../meetings-requests.ts';

/** What else falls into that time, the way there and back included. Nothing is refused for it. */
export const Clashes = ({ times }: { times: MeetingTimes | null }) => {
  const { data } = useQuery({ ...clashesQuery(useWorkspaceId(), times), placeholderData: keepPreviousData });
  const clashes = times === null ? [] : (data?.clashes ?? []);
  return (
    <div aria-live="polite">
      {clashes.length > 0 ? (
        <Callout tone="gold" title="Something else falls into this time.">
          {clashes.map(({ sentence }) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      ) : null}
    </div>
  );
};
