// Notes and relations of an address book tell who made an introduction. Only a column or a label that says so makes an edge of
// the chain; what is read from a sentence is proposed, with the sentence.

import { foldText } from '../contacts/search-text.ts';
import { splitName } from '../contacts/split-name.ts';

/** `says`: the words of the file that it was read from, to be shown beside the question. */
export type ProposedReferrer = { name: string; says: string };

/** What stands before the name, in English, German, French and Spanish. */
const introductions = [
  '(?:we )?(?:met|know|knows|connected|introduced|introduction|intro|referred|referral|recommended|recommendation|came|contact) ?(?:to (?:me|us) )?(?:via|through|thru|by|from)',
  'via',
  'thanks to',
  '(?:vermittelt|empfohlen|vorgestellt|kontakt|kennengelernt|bekannt)(?: worden)? (?:von|durch|über|via)',
  '(?:empfehlung|kontakt) (?:von|durch|über)',
  '(?:recommandée?|présentée?|rencontrée?|connue?) (?:par|via|grâce à)',
  '(?:recomendad[oa]|presentad[oa]|referid[oa]|conocid[oa]) (?:por|vía|a través de)',
  'por recomendación de',
  'a través de',
].join('|');
const honorific = '(?:(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau|Dra)\\.? ){0,2}';
const particle = '(?:van|von|der|den|de|del|la|di|da|du|trash|al|el)';
/** "Ruth", "O’Neill", or an initial with its dot. */
const word = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]*)";
const name = `${honorific}${word}(?: (?:${particle} ){0,2}${word}){0,3}`;
const introduced = new RegExp(`(?:^|[^\\p{L}])(?:${introductions}):? (${name})`, 'giu');
const introducer = new RegExp(
  `(${name}) (?:introduced|referred|recommended|connected) (?:us|me|him|her|them)`,
  'gu',
);

/** Ways to meet that are no people. */
const notPeople = new Set(
  (
    'linkedin zoom facebook xing doximity twitter whatsapp slack email mail phone google teams instagram conference meetup ' +
    'telephone skype internet website webinar reddit hubspot salesforce outlook the a an my our monday tuesday wednesday ' +
    'thursday friday saturday sunday january february march april may june july august september october november december'
  ).split(' '),
);

/** As the row of an import says it. */
export function writeProposals(proposals: readonly ProposedReferrer[]): string {
  return proposals.map(({ name, says }) => `perhaps referred by ${name} ("${says}")`).join('; ');
}

/** What a row proposes, and what it says beside it. */
export function readProposals(reason: string): { proposals: ProposedReferrer[]; rest: string } {
  const proposals: ProposedReferrer[] = [];
  const pattern = /(?:^|; )perhaps referred by ([^"]+?) \("(.*?)"\)(?=; |$)/gs;
  const rest = reason.replace(pattern, (_, name: string, says: string) => {
    proposals.push({ name, says });
    return '';
  });
  return { proposals, rest: rest.replace(/^; /, '') };
}

const longestNote = 5_000;
const mostProposals = 3;

/** "Met via Ruth Abernathy at the gala" proposes Ruth Abernathy. */
export function referrersInNotes(notes: string | null): ProposedReferrer[] {
  if (notes === null) return [];
  const text = notes.slice(0, longestNote);
  const found = new Map<string, ProposedReferrer>();
  for (const pattern of [introduced, introducer]) {
    for (const match of text.matchAll(pattern)) {
      const named = readPerson(match[1] ?? '');
      if (named === null || found.has(foldText(named))) continue;
      found.set(foldText(named), {
        name: named,
        says: sentenceAround(text, { from: match.index, to: match.index + match[0].length }),
      });
    }
  }
  return [...found.values()].slice(0, mostProposals);
}

/** Matching without case finds "via the website" too: a name is in capitals. */
function readPerson(text: string): string | null {
  const capitalised = new RegExp(`^${name}`, 'u').exec(text)?.[0] ?? '';
  const bare = capitalised.replace(/[.,'’-]+$/u, '');
  const first = foldText(bare).split(' ')[0] ?? '';
  if (bare.length < 2 || notPeople.has(first)) return null;
  const { givenName, familyName } = splitName(bare);
  return [givenName, familyName].filter(Boolean).join(' ') || null;
}

function sentenceAround(text: string, { from, to }: { from: number; to: number }): string {
  const begin = Math.max(text.lastIndexOf('\n', from), text.lastIndexOf('. ', from) + 1, 0);
  const end = text.slice(to).search(/\n|[.!?](\s|$)/);
  return text
    .slice(begin, end === -1 ? text.length : to + end)
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

const referrerLabels =
  /refer|introduc|recommend|vermittelt|empfohlen|recommand|présent|presentad|recomendad|referid/i;
const acquaintances =
  /^(friend|colleague|co-?worker|contact|acquaintance|met|agent|manager|assistant|partner|other|freund|kollege|ami|collègue|amigo|colega)/i;

/** "referred-by" makes an edge; a friend or colleague may have introduced somebody; a child or a spouse hardly. */
export function readRelation(text: string, label: string | undefined): 'referrer' | 'proposed' | 'other' {
  if (label !== undefined && referrerLabels.test(label)) return 'referrer';
  return /\p{L}/u.test(text) && acquaintances.test(label ?? '') ? 'proposed' : 'other';
}
