// A cell is read for what it is meant to hold; what cannot be read so is kept as it was typed, never dropped.
import { findEmails, isEmailAddress } from '../contacts/email-address.ts';
import { withoutInvisible } from '../contacts/search-text.ts';

/** Nothing that is read here is longer; patterns take too long over a cell of a megabyte. */
const longest = 500;

/** Cells that say that there is nothing. */
const nothing = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  '#n/a',
  '#ref!',
  '(none)',
  '0/0/00',
  '0.0.00',
  '00.00.0000',
]);

const controlCode = /[^\P{Cc}\n\t]/u;
const controlCodes = /[^\P{Cc}\n\t]/gu;

/** Trimmed, without control codes, which no database text takes; empty where the cell says "nothing". Undoes the apostrophe that guards formulas in spreadsheets. */
export function readText(cell: string | undefined): string {
  if (!cell) return '';
  const text = (controlCode.test(cell) ? cell.replaceAll(controlCodes, ' ') : cell).trim();
  if (nothing.has(text.toLowerCase())) return '';
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** The one address of a text; takes "Ruth <ruth@x.org>" and "mailto:ruth@x.org" too. In the case that was typed: `emailKey` compares. */
export function readEmail(text: string): string | null {
  if (text.length > longest || !text.includes('@'))
    return text.includes('\uff20') ? readEmail(text.normalize('NFKC')) : null;
  if (isEmailAddress(text)) return text;
  const { emails, beside } = findEmails(text);
  const [email = null] = emails;
  return emails.length === 1 && (beside === '' || /<[^<>]+>/.test(text)) ? email : null;
}

/** "Ruth Abernathy" of "Ruth Abernathy <ruth@halden.org>"; null where there is no name beside the address. */
export function nameBesideEmail(text: string): string | null {
  if (text.length > longest || !/<[^<>]+@[^<>]+>/.test(text)) return null;
  const name = text.replace(/<[^<>]*>/, '').replace(/^["'\s]+|["'\s]+$/g, '');
  return name === '' || name.includes('@') ? null : name;
}

/** No mail server in use tells case apart. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Any spelling of a personal profile becomes https://www.linkedin.com/in/name; anything else is null. */
export function readLinkedinUrl(text: string): string | null {
  if (text.length > longest) return null;
  if (/^https:\/\/www\.linkedin\.com\/in\/[a-z0-9-]+$/.test(text)) return text;
  const name = withoutInvisible(text)
    .trim()
    .match(/^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:mwlite\/)?in\/([^/?#\s]+)/i)?.[1];
  if (!name) return null;
  return `https://www.linkedin.com/in/${encodeURIComponent(decode(name).normalize('NFC').toLowerCase())}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** null where the cell says neither. */
export function readYesNo(text: string): boolean | null {
  const lower = text.toLowerCase();
  if (
    /^(yes|y|true|1|x|ja|oui|si|sí|sì|sim|tak|ano|да|так|ναι|evet|kyllä|はい|是|예|نعم|✓|✔|☑|wahr|vrai|verdadero|vero|waar)$/.test(
      lower,
    )
  )
    return true;
  return /^(no|n|false|0|nein|non|nee|não|nej|nei|ei|nie|ne|нет|ні|όχι|hayır|いいえ|否|아니오|لا|falsch|faux|falso|onwaar)$/.test(
    lower,
  )
    ? false
    : null;
}
