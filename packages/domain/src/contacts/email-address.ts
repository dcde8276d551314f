// One rule for what an e-mail address is, for files, the API, the page and sending alike. Sources: RFC 5321 (atoms; quoted local parts are taken by
// hardly any program), RFC 6531 (letters of all writings), RFC 5890 (names of hosts).
import { withoutInvisible } from './search-text.ts';

// A "=" is allowed too, yet whoever writes one means "mail=ruth@halden.org"; "|" stands between two addresses.
const atom = "[\\p{L}\\p{N}\\p{M}!#$%&'*+/?^_`{}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const top = '(?:xn--[A-Za-z0-9-]{1,59}|\\p{L}[\\p{L}\\p{M}]{1,62})';
const pattern = `${atom}(?:\\.${atom})*@(?:${label}\\.)+${top}`;

export const emailPattern = new RegExp(`^${pattern}$`, 'u');
const longest = 254;
const longestLocal = 64;

export function isEmailAddress(text: string): boolean {
  return text.length <= longest && text.indexOf('@') <= longestLocal && emailPattern.test(text);
}

/** The column of a contact that keeps addresses from which mail came back. */
export const bouncedEmails = 'Bounced e-mail';

export function bouncedEmailsOf({ extra }: { extra?: Readonly<Record<string, string>> | null }): string[] {
  return extra?.[bouncedEmails]?.split(', ') ?? [];
}

const anywhere = new RegExp(
  `(?<![\\p{L}\\p{N}@.=\\\\])${pattern}(?![\\p{L}\\p{N}@]|\\.[\\p{L}\\p{N}])`,
  'gu',
);
/** A local part in quotes, in which another address may stand. */
const quoted = /"[^"]*"@/;
const labels =
  /^(work|home|office|private|personal|business|other|main|old|new|preferred|e?mail|mobile|internet|pref|dienstlich|privat|geschäftlich|arbeit|travail|domicile|trabajo|casa|lavoro)$/i;

/** The addresses of a cell in their order, and whether something stands beside them that is more than a name, a label or a sign. */
export function findEmails(cell: string): { emails: string[]; beside: string } {
  const text = withoutInvisible(cell.normalize('NFKC')).replace(/\bmailto:/gi, ' ');
  if (quoted.test(text)) return { emails: [], beside: cell.trim() };
  const emails: string[] = [];
  const beside = text.replace(anywhere, (found) => {
    const email = found.replace(/^['*]+|['*]+$/g, '');
    if (!isEmailAddress(email)) return found;
    emails.push(email);
    return ' ';
  });
  const words = beside.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? [];
  return { emails, beside: words.filter((word) => !labels.test(word)).join(' ') };
}
