// Letters in one file that mail programs read: each message begins with a line of its own, and a line of a letter that could be
// taken for one is quoted, so that it comes back as it was written.
// Source: RFC 4155; the quoting is that of mboxrd.
import type { Temporal } from 'temporal-polyfill';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `message` is a whole message with its headers; `sender` a bare address. */
export function mboxEntry({
  message,
  sender,
  at,
}: {
  message: string;
  sender: string;
  at: Temporal.Instant;
}): string {
  const text = message.replace(/\r\n?/g, '\n').replace(/^(>*From )/gm, '>$1');
  return `From ${sender.replace(/\s/g, '') || 'MAILER-DAEMON'} ${asctime(at)}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`;
}

/** "Tue Nov 24 15:00:00 2026", in UTC. */
function asctime(at: Temporal.Instant): string {
  const { dayOfWeek, month, day, hour, minute, second, year } = at.toZonedDateTimeISO('UTC');
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `${weekdays[dayOfWeek - 1]} ${months[month - 1]} ${String(day).padStart(2, ' ')} ${clock} ${year}`;
}
