import { useQueries } from '@tanstack/react-query';
import { limits } from '@threefold/contracts/limits';
import { displayName } from '@threefold/domain/contacts/names';
import { contactQuery } from '../../features/contacts/contact-requests.ts';
import { PersonPicker } from '../../features/contacts/person-picker.tsx';
import type { PickAlsoTo } from '../../features/meetings/debrief/debrief-form.tsx';
import { DebriefPage as Debrief } from '../../features/meetings/debrief/debrief-page.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import styles from './debrief-page.module.css';

/** The debrief, with the search among the contacts for whoever gets the summary without having been there. */
export const DebriefPage = () => <Debrief pickAlsoTo={(field) => <AlsoTo {...field} />} />;

const AlsoTo = ({ chosen, present, onChange }: Parameters<PickAlsoTo>[0]) => {
  const workspaceId = useWorkspaceId();
  const people = useQueries({
    queries: chosen.map((contactId) => contactQuery({ workspaceId, contactId })),
  });
  return (
    <div className={styles.alsoTo}>
      {chosen.length < limits.debriefAlsoTo ? (
        <PersonPicker
          key={chosen.length}
          label={
            chosen.length > 0 ? 'Anyone else who wasn’t there' : 'Send a summary to someone who wasn’t there'
          }
          hint="Optional. A recruiter, for example: you’ll get a second letter with your main points to review and send."
          except={[...present, ...chosen]}
          onPick={({ id }) => onChange([...chosen, id])}
        />
      ) : null}
      {chosen.length > 0 ? (
        <p className={styles.chips}>
          {chosen.map((id, at) => {
            const person = people[at];
            return (
              <FilterChip
                key={id}
                what="person"
                label={person?.data ? displayName(person.data) : person?.isError ? 'Contact not found' : '…'}
                onRemove={() => onChange(chosen.filter((one) => one !== id))}
              />
            );
          })}
        </p>
      ) : null}
    </div>
  );
};
