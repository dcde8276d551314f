// Whoever said that they want to hear nothing more is not written to, in whatever column, label or language a list says it; an address
// that mail came back from is marked.
import { foldText } from '../contacts/search-text.ts';
import { headingsByLanguage } from './heading-words.ts';
import { readYesNo } from './read-cell.ts';

/** `barred`: the person wants nothing more; `bounced`: their address takes nothing. */
type Refusal = 'barred' | 'bounced' | null;

function key(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What people write as a column, a tag or a value; other languages have their words with the headings. */
const phrases =
  'do not contact|do not call|do not email|do not e mail|do not mail|do not write|do not disturb|do not approach|dnc|no contact|never contact|don t contact|' +
  'dont contact|don t email|don t call|please do not contact|no emails|no calls|no mail|opt out|opted out|optout|unsubscribed|unsubscribe|suppressed|' +
  'blacklisted|blocklisted|removed at own request|complained|spam complaint|' +
  'nicht kontaktieren|bitte nicht kontaktieren|kein kontakt|keinen kontakt|nicht anrufen|nicht anschreiben|abgemeldet|werbesperre|kontaktsperre|keine werbung|widersprochen|' +
  'ne pas contacter|ne plus contacter|ne pas appeler|ne pas relancer|desabonne|desinscrit|' +
  'no contactar|no llamar|no escribir|no molestar|dado de baja|dada de baja';
const denials: ReadonlySet<string> = new Set(
  [phrases, ...Object.values(headingsByLanguage).map(({ doNotContact = '' }) => doNotContact)]
    .join('|')
    .split('|')
    .map(key)
    .filter((phrase) => phrase !== ''),
);
const denied =
  /\b(opt(ed)? ?out|unsubscri|do ?n[o']?t (contact|call|e ?mail|mail|write)|suppress|black ?list|complain|desabonn|desinscri|abgemeldet)/;
const bounced =
  /\b(bounced?|hard bounces?|cleaned|undeliverable|invalid( e ?mail| address)?|mailbox (not found|does not exist)|unzustellbar|rebotad[oa]|non delivre|rimbalzat[oa]|devolvid[oa])\b/;

/** Whether a text as a whole says that somebody wants nothing more: a tag, a value, a line of a note. */
export function isDenial(text: string): boolean {
  return text.length <= longestPhrase && denials.has(key(text));
}
const longestPhrase = 60;

const negativeColumn =
  /\b(opt(ed)? ?out|unsub(scribed?|scription)?|do ?n[o']?t (contact|call|e ?mail|mail|write|disturb)|donot(contact|call|e?mail)|no (e ?mails?|calls?|contact|mail(ings?)?)|suppress(ed|ion)|black ?list(ed)?|block ?list(ed)?|dnc|abgemeldet|abmeldung|desabonne|desinscrit|baja)\b/;
const bounceColumn = /\b(bounced?|bounces|clean(ed)? (time|campaign|date)|hard bounce|undeliverable)\b/;
const positiveColumn =
  /\b(opt(ed)? ?in|may (we )?(be )?(contact|e ?mail|call)(ed)?|ok to (contact|call|e ?mail)|can (be )?contact(ed)?|permission( to contact)?|consent|subscribed|accepts? (e ?mail )?marketing)\b/;
const statusColumn =
  /\b((e ?mail|mail|subscription|subscriber|marketing|contact|member|mailing|newsletter|list)( marketing| contact| subscription| validation| verification| delivery| address)?( e ?mails?)? (status|state|preference)|marketing e ?mails?)\b|^status$/;
/** Columns that count or name something else: "Unsubscribe link", "Number of bounces". */
const notAbout = /\b(links?|url|number of|count|rate|campaign (id|title)|owner|threshold)\b/;

/** Whether a column says who wants to hear nothing more, by its name as `columnKey` writes it. */
export function isAboutRefusal(columnKey: string): boolean {
  if (columnKey.length > 90 || notAbout.test(columnKey)) return false;
  return (
    [negativeColumn, bounceColumn, positiveColumn, statusColumn].some((pattern) => pattern.test(columnKey)) ||
    denials.has(columnKey)
  );
}

/** What a cell of such a column says; a mere status that nobody knows says nothing. */
export function readRefusal(column: string, text: string): Refusal {
  const name = key(column);
  const says = readYesNo(text);
  const isPositive = positiveColumn.test(name) && !negativeColumn.test(name);
  if (isPositive && says !== null) return says ? null : 'barred';
  if (says === false) return null;
  const value = key(text);
  if (/\bnot? (bounced|unsubscribed|opted out)\b/.test(value)) return null;
  if (denials.has(value) || denied.test(value)) return 'barred';
  if (bounced.test(value)) return 'bounced';
  if (bounceColumn.test(name) && !negativeColumn.test(name)) return 'bounced';
  if (isPositive || statusColumn.test(name)) return null;
  return isHarmless.test(value) ? null : 'barred';
}

/** What stands in a column for refusals of somebody who refused nothing. */
const isHarmless =
  /^(never|none|n a|subscribed|opted in|opt in|active|allowed|ok|yes to all|not set|unknown|null|nein|non|nee|nej|ei|nie|ne|нет|ні|όχι|hayır|いいえ|否|아니오|لا)$/;
