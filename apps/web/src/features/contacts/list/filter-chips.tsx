import { useQuery } from '@tanstack/react-query';
import { displayName } from '@threefold/domain/contacts/names';
import { targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { FilterChip } from '../../../shared/ui/badge.tsx';
import { contactQuery } from '../contact-queries.ts';
import { type ContactSearch, reasonsOf, type SearchChange, stagesOf, toggled } from './contact-search.ts';
import styles from './contacts-page.module.css';

type Props = {
  search: ContactSearch;
  onChange: (change: SearchChange) => void;
};

const ReferrerChip = ({ referrerId, onRemove }: { referrerId: string; onRemove: () => void }) => {
  const workspaceId = useWorkspaceId();
  const { data } = useQuery(contactQuery({ workspaceId, contactId: referrerId }));
  return <FilterChip label={`named by ${data ? displayName(data) : 'somebody'}`} onRemove={onRemove} />;
};

/** Everything that narrows the list, each with the way to take it off. */
export const FilterChips = ({ search, onChange }: Props) => {
  const { referrerId, tag } = search;
  return (
    <div className={styles.chips}>
      {stagesOf(search).map((stage) => (
        <FilterChip
          key={stage}
          label={stage}
          onRemove={() => onChange({ stage: toggled(search.stage, stage) })}
        />
      ))}
      {reasonsOf(search).map((reason) => (
        <FilterChip
          key={reason}
          label={targetReasonTexts[reason].label.toLowerCase()}
          onRemove={() => onChange({ reason: toggled(search.reason, reason) })}
        />
      ))}
      {tag ? <FilterChip label={`tag ${tag}`} onRemove={() => onChange({ tag: undefined })} /> : null}
      {referrerId ? (
        <ReferrerChip referrerId={referrerId} onRemove={() => onChange({ referrerId: undefined })} />
      ) : null}
    </div>
  );
};
