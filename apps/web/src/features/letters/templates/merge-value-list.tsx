import { Section } from '../../../shared/ui/section.tsx';
import styles from '../../../shared/ui/settings-frame.module.css';

const values: readonly [string, string][] = [
  ['contact.salutation', 'Dr. Lindqvist'],
  ['contact.givenName', 'first name'],
  ['contact.familyName', 'last name'],
  ['contact.title', 'their title'],
  ['contact.organization', 'where they work'],
  ['contact.city', 'their city'],
  ['referrer.name', 'who named them, where that may be said'],
  ['referrer.saying', 'what the referrer said'],
  ['promise', 'day and time of your call, in words'],
  ['reason', 'why this reader, after “because”'],
  ['meeting.dayInWords', 'the day of the meeting'],
  ['meeting.timeInWords', 'its time'],
  ['meeting.place', 'its place'],
  ['meeting.length', 'how long it takes'],
  ['meeting.movedFrom', 'the time before it was moved'],
  ['meeting.heard', 'what they are up against and you could help with, as you wrote it down there'],
  ['meeting.named', 'thanks for the names given there, in a sentence'],
  ['me.name', 'your name'],
  ['me.credentials', 'your credentials'],
  ['me.background', 'what lies behind you'],
  ['me.aim', 'what you move toward'],
  ['me.phone', 'your phone'],
  ['me.email', 'your e-mail'],
];

/** What a template may use. */
export const MergeValueList = () => (
  <Section title="Values that you can use">
    <p className={styles.small}>
      Write {'{{ contact.city | default: "[their city]" }}'}: what is not known leaves its gap in brackets,
      and the check finds it.
    </p>
    <dl className={styles.values}>
      {values.map(([name, means]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>{' '}
          <dd className={styles.soft}>{means}</dd>
        </div>
      ))}
    </dl>
  </Section>
);
