import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of a session out of the cookie in which better-auth keeps it: the token, a dot, and the HMAC of the token under
 * the server's secret. Undefined where there is none, or where somebody else wrote it.
 */
export function sessionTokenOf(
  cookies: string | undefined,
  { cookieName, secret }: { cookieName: string; secret: string },
): string | undefined {
  const value = cookies
    ?.split('; ')
    .find((cookie) => cookie.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  const [, token, signature] = /^([\w-]+)\.([\w+/]{43}=)$/.exec(decoded(value ?? '')) ?? [];
  if (token === undefined || signature === undefined) return undefined;
  const ours = createHmac('sha256', secret).update(token).digest();
  return timingSafeEqual(ours, Buffer.from(signature, 'base64')) ? token : undefined;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not one of ours.
    return '';
  }
}
