import { displayName } from '@threefold/domain/contacts/names';
import { targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import { capital } from '../../../shared/capital.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { dayAt } from '../../../shared/time/moments.ts';
import { StageMark } from '../../../shared/ui/stage-mark.tsx';
import { meetingStateInWords } from '../meeting-words.ts';
import type { Prep } from '../meetings-requests.ts';
import styles from './prep-sheet.module.css';

type Person = Prep['contacts'][number];

/** "Tom Haugen, then Ruth Abernathy, then Imelda Okonkwo": the names that led here. */
const Chain = ({ chain }: Pick<Person, 'chain'>) => (
  <>
    <h4 className={styles.label}>The chain that led here</h4>
    <ol className={styles.chain}>
      {chain.map((link) => (
        <li key={link.contactId}>
          <StageMark stage={link.stage} wordless />
          <span>
            <HrefLink href={`/contacts/${link.contactId}`}>{link.name}</HrefLink>
            {link.organization ? `, ${link.organization}` : ''}
            {link.note ? <em> “{link.note.replace(/^["“]|["”]$/g, '')}”</em> : null}
          </span>
        </li>
      ))}
    </ol>
  </>
);

/** Whom one knows there already, and when one was there. */
const Organization = ({
  name,
  people,
  meetings,
  mine,
}: NonNullable<Person['organization']> & { mine: string }) => (
  <>
    <h4 className={styles.label}>You know of {name}</h4>
    <ul className={styles.chain}>
      {people.map((person) => (
        <li key={person.contactId}>
          <StageMark stage={person.stage} wordless />
          <span>
            <HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>
            {person.title ? `, ${person.title}` : ''}
          </span>
        </li>
      ))}
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <span>
            <HrefLink href={`/meetings/${meeting.id}`}>
              {capital(dayAt(meeting.startsAt, { timeZone: mine }))}
            </HrefLink>
            : {meeting.names}, {meetingStateInWords({ status: meeting.status, endedBy: null })}
          </span>
        </li>
      ))}
    </ul>
  </>
);

type Props = Person & { loops: Prep['openLoops']; mine: string };

/** Who it is, why them, how one came to them, and what is open between the two. */
export const PrepPerson = ({ contact, chain, organization, loops, mine }: Props) => {
  const about = [contact.title, contact.organization, contact.place?.city].filter(Boolean).join(', ');
  return (
    <div className={styles.person}>
      <h3 className={styles.name}>
        <HrefLink href={`/contacts/${contact.id}`}>{displayName(contact)}</HrefLink>
      </h3>
      {about ? <p className={styles.soft}>{about}</p> : null}
      {contact.reasons.length > 0 ? (
        <>
          <h4 className={styles.label}>Why them</h4>
          <ul className={styles.reasons}>
            {contact.reasons.map((reason) => (
              <li key={reason}>{targetReasonTexts[reason].line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {chain.length > 1 ? (
        <Chain chain={chain} />
      ) : (
        <p className={styles.soft}>Found by yourself: nobody named them.</p>
      )}
      {organization ? <Organization {...organization} mine={mine} /> : null}
      {loops.length > 0 ? (
        <>
          <h4 className={styles.label}>Still open</h4>
          <ul className={styles.lines}>
            {loops.map(({ sentence, letterId }) => (
              <li key={letterId ?? sentence}>
                {letterId ? <HrefLink href={`/letters/${letterId}`}>{sentence}</HrefLink> : sentence}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};
