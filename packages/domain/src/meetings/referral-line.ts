// A name that falls in a meeting is written in one line: who, and after a comma or "at" where they are; the rest comes later.
// Source: the informational-interview article asks for three names in the last minutes, so each has to be quick.
import { splitName } from '../contacts/split-name.ts';

export type NamedInPassing = { name: string; organization: string | null };

/** "Ivo Keller, MD, Halden Health" and "Ivo Keller at Halden Health" say where he is; "Keller, Ivo" is a name alone. */
export function readReferralLine(line: string): NamedInPassing {
  const text = line.trim().replace(/\s+/g, ' ');
  const at = /^(?<who>\S.*?)\s(?:at|from|@)\s(?<where>\S.*)$/i.exec(text)?.groups;
  if (at?.who && at.where) return { name: at.who.replace(/,$/, ''), organization: at.where };
  const [head = '', ...parts] = text.split(/\s*,\s*/).filter((part) => part !== '');
  const isWhole = head.split(' ').length > 1;
  const where = parts.findIndex((part) => !isCredentialOf(head, part));
  if (!isWhole || where < 0) return { name: text.replace(/\s?,\s?$/, ''), organization: null };
  return {
    name: [head, ...parts.slice(0, where)].join(', '),
    organization: parts.slice(where).join(', '),
  };
}

/** "MD" behind a name is no place to work. */
function isCredentialOf(name: string, part: string): boolean {
  return splitName(`${name}, ${part}`).credentials !== null;
}
