import { useParams } from '@tanstack/react-router';
import { FromYourCoach } from '../../features/coaching/from-your-coach.tsx';
import { MergedRecords } from '../../features/contact-merging/merged-records.tsx';
import { ContactPage as Contact } from '../../features/contacts/contact-page.tsx';
import { ReferralsOf } from '../../features/referrals/referral-rows.tsx';

/** The contact, with what a coach said about them and where the names stand. */
export const ContactPage = () => {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId' });
  return (
    <Contact
      contactId={contactId}
      names={<ReferralsOf contactId={contactId} />}
      said={
        <>
          <MergedRecords contactId={contactId} />
          <FromYourCoach on={{ subject: 'contact', subjectId: contactId }} />
        </>
      }
    />
  );
};
