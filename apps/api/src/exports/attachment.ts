import type { FastifyReply } from 'fastify';

type Attachment = { contentType: string; fileName: string };

/** A file to be kept, never shown nor stored on the way; its name in UTF-8, with a plain one for old readers. */
export function replyWithFile(reply: FastifyReply, { contentType, fileName }: Attachment): void {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  reply.type(contentType);
  reply.header(
    'content-disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeName(fileName)}`,
  );
  reply.header('cache-control', 'no-store');
  reply.header('x-content-type-options', 'nosniff');
}

function encodeName(fileName: string): string {
  return encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
