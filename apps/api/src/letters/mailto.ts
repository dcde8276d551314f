/** RFC 6068: UTF-8 percent-encoded, lines ended by CRLF. Complete even where a mail program may find it too long. */
export function mailtoOf({ to, subject, body }: { to: string; subject: string; body: string }): string {
  const address = encoded(to).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encoded(subject)}&body=${encoded(body.replace(/\r\n?|\n/g, '\r\n'))}`;
}

/** Quotes and brackets too, so that the address can stand anywhere. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
