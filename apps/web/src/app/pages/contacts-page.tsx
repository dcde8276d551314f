import { ContactsPage as List } from '../../features/contacts/contacts-page.tsx';
import { useCounts } from '../navigation.ts';

/** The list, with the number of people that the navigation knows already. */
export const ContactsPage = () => <List total={useCounts()?.contacts} />;
