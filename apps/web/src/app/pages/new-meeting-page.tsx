// Planning a meeting: the people come from the contacts, the rest is the meeting's.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { displayName } from '@threefold/domain/contacts/names';
import { useState } from 'react';
import { contactQuery } from '../../features/contacts/contact-requests.ts';
import { PersonPicker } from '../../features/contacts/person-picker.tsx';
import { usePlanMeeting } from '../../features/meetings/meetings-requests.ts';
import { PlanMeetingForm } from '../../features/meetings/plan-meeting.tsx';
import { newId } from '../../shared/api/new-id.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './new-meeting-page.module.css';

type Person = { id: string; name: string };

const usePeople = () => {
  const workspaceId = useWorkspaceId();
  const { contactId } = useSearch({ from: '/signed-in/meetings/new' });
  const [added, setAdded] = useState<Person[]>([]);
  const [left, setLeft] = useState<string[]>([]);
  const begin = useQuery({
    ...contactQuery({ workspaceId, contactId: contactId ?? '' }),
    enabled: contactId !== undefined,
  });
  const named = begin.data ? [{ id: begin.data.id, name: displayName(begin.data) }] : [];
  const people = [...named, ...added].filter(
    ({ id }, index, all) => !left.includes(id) && all.findIndex((one) => one.id === id) === index,
  );
  const first = useQuery({
    ...contactQuery({ workspaceId, contactId: people[0]?.id ?? '' }),
    enabled: people[0] !== undefined,
  });
  return {
    people,
    zone: people[0] ? first.data?.readerTimeZone.name : undefined,
    add: (person: Person) => {
      setAdded([...added, person]);
      setLeft(left.filter((id) => id !== person.id));
    },
    remove: (id: string) => {
      setAdded(added.filter((person) => person.id !== id));
      setLeft([...left, id]);
    },
  };
};

export const NewMeetingPage = () => {
  const { people, zone, add, remove } = usePeople();
  const mine = useOwnZone();
  const plan = usePlanMeeting();
  const navigate = useNavigate();
  const { research, kind } = useSearch({ from: '/signed-in/meetings/new' });
  const [id] = useState(newId);
  const theirs = zone ?? mine;
  return (
    <Page width="narrow">
      <PageHeading page="Plan a meeting" below="Enter times in their time zone; yours is shown next to it.">
        {people.length > 0
          ? `Meeting with ${people.map(({ name }) => name).join(', ')}.`
          : 'Who are you meeting?'}
      </PageHeading>
      <PlanMeetingForm
        // Another zone means other defaults; what was typed in the first one would be a lie in the second.
        key={theirs}
        who={
          <div className={styles.who}>
            <PersonPicker
              key={people.length}
              label={people.length > 0 ? 'Anyone else' : 'Who'}
              onPick={add}
            />
            {people.length > 0 ? (
              <p className={styles.chips}>
                {people.map((person) => (
                  <FilterChip
                    key={person.id}
                    what="person"
                    label={person.name}
                    onRemove={() => remove(person.id)}
                  />
                ))}
              </p>
            ) : null}
          </div>
        }
        theirs={theirs}
        mine={mine}
        initial={
          research ? { kind: 'research', researchQuestionId: research } : kind ? { kind, minutes: 45 } : {}
        }
        submitLabel="Save meeting"
        blocked={people.length === 0 ? 'Choose someone first.' : undefined}
        onSubmit={async (fields) => {
          const contactIds = people.map((person) => person.id);
          const meeting = await plan.mutateAsync({ ...fields, id, contactIds });
          await navigate({
            to: '/meetings/$meetingId',
            params: { meetingId: meeting.id },
            search: {},
            replace: true,
          });
        }}
      />
    </Page>
  );
};
