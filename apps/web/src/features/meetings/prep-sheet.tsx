import { displayName } from '@threefold/domain/contacts/names';
import { targetReasonTexts } from '@threefold/domain/contacts/target-reasons';
import type { ReactNode } from 'react';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import { FindingLine } from './finding-line.tsx';
import type { Prep } from './meetings-requests.ts';
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
            {link.note ? <em> “{link.note}”</em> : null}
          </span>
        </li>
      ))}
    </ol>
  </>
);

const PersonSheet = ({ contact, chain, earlierFindings, loops }: Person & { loops: string[] }) => {
  const about = [contact.title, contact.organization, contact.place?.city].filter(Boolean).join(', ');
  return (
    <div className={styles.person}>
      <h3 className={styles.name}>
        <HrefLink href={`/contacts/${contact.id}`}>{displayName(contact)}</HrefLink>
      </h3>
      {about ? <p className={styles.soft}>{about}</p> : null}
      {contact.reasons.length > 0 ? (
        <ul className={styles.reasons}>
          {contact.reasons.map((reason) => (
            <li key={reason}>{targetReasonTexts[reason].line}</li>
          ))}
        </ul>
      ) : null}
      {chain.length > 1 ? (
        <Chain chain={chain} />
      ) : (
        <p className={styles.soft}>Found by yourself: nobody named them.</p>
      )}
      {earlierFindings.length > 0 ? (
        <>
          <h4 className={styles.label}>Learnt before</h4>
          <ul className={styles.lines}>
            {earlierFindings.map((finding) => (
              <FindingLine key={finding.id} finding={finding} />
            ))}
          </ul>
        </>
      ) : null}
      {loops.length > 0 ? (
        <>
          <h4 className={styles.label}>Still open</h4>
          <ul className={styles.lines}>
            {loops.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
};

type Props = { prep: Prep; speech: ReactNode; questions: ReactNode };

/** All for one meeting on one page, on the screen as on paper. */
export const PrepSheet = ({ prep, speech, questions }: Props) => (
  <div className={styles.sheet}>
    <Section title={prep.contacts.length > 1 ? 'Whom you meet' : 'Who this is'}>
      {prep.contacts.map((person) => (
        <PersonSheet
          key={person.contact.id}
          {...person}
          loops={prep.openLoops
            .filter(({ contactId }) => contactId === person.contact.id)
            .map(({ sentence }) => sentence)}
        />
      ))}
    </Section>
    <Section title="What you ask">{questions}</Section>
    <Section title="What you say about yourself">{speech}</Section>
    <div className={styles.names} aria-hidden="true">
      <p className={styles.label}>Whom to hear next</p>
      {Array.from({ length: prep.meeting.referralGoal }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty lines to write on, all alike
        <p key={index} className={styles.blank}>
          {index + 1}
        </p>
      ))}
    </div>
  </div>
);
