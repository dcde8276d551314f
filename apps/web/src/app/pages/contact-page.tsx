import { useParams } from '@tanstack/react-router';
import { FromYourCoach } from '../../features/coaching/from-your-coach.tsx';
import { ContactPage as Contact } from '../../features/contacts/contact-page.tsx';

/** The contact, with what a coach said about them. */
export const ContactPage = () => {
  const { contactId } = useParams({ from: '/signed-in/contacts/$contactId' });
  return (
    <Contact
      contactId={contactId}
      said={<FromYourCoach on={{ subject: 'contact', subjectId: contactId }} />}
    />
  );
};
