import type { Stage } from '@threefold/domain/contacts/stage';
import { numberInWords } from '@threefold/domain/text/number-in-words';
import { counted } from '../../shared/time/conventions.ts';
import type { Picture, PicturePerson, Shown } from './picture.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const people = (count: number): string => counted(count, 'person', 'people');

/** "Seven letters, 62 people": the cold letters with which everything began, and who is there because of them. */
export const headline = (picture: Picture, shown: Shown): string => {
  const letters = picture.roots.filter((id) => {
    const root = shown.people.get(id);
    return root !== undefined && root.stage !== 'identified';
  }).length;
  const count = shown.people.size;
  if (count === 0) return 'No one yet';
  // One branch alone begins with a person, not with a letter.
  const hasRoot = picture.roots.some((id) => shown.people.has(id));
  if (!hasRoot) return `One branch, ${people(count)}`;
  if (letters === 0) return `${capital(people(count))}, no letters yet`;
  return `${capital(numberInWords(letters))} ${letters === 1 ? 'letter' : 'letters'}, ${people(count)}`;
};

const stageWords: Record<Stage, string> = {
  identified: 'not contacted yet',
  written: 'letter sent',
  called: 'called',
  scheduled: 'meeting set',
  met: 'met, thank-you due',
  thanked: 'met and thanked',
  dormant: 'quiet for 90 days',
  closed: 'closed',
};
export const stageInWords = (stage: Stage): string => stageWords[stage];

/** "three referrals, two met"; empty where nobody was named. */
export const whatCame = ({ named, namedMet }: { named: number; namedMet: number }): string => {
  if (named === 0) return '';
  const referrals = `${numberInWords(named)} ${named === 1 ? 'referral' : 'referrals'}`;
  return namedMet === 0 ? `${referrals}, none met yet` : `${referrals}, ${numberInWords(namedMet)} met`;
};

/** One person for the ear: "Ruth Abernathy, Halden Health, met and thanked, named by Imelda Okonkwo, three referrals, two met". */
export const personInWords = (person: PicturePerson, picture: Picture, shown: Shown): string => {
  const now = shown.people.get(person.id);
  const referrer = picture.people.get(person.parentId ?? '');
  return [
    person.name,
    person.organization,
    now ? stageInWords(now.stage) : '',
    referrer ? `referred by ${referrer.name}` : 'you found them yourself',
    now ? whatCame(now) : '',
  ]
    .filter(Boolean)
    .join(', ');
};
