import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FaultRound, Trial } from '../fault-round.ts';
import { checkOffice, openOffice, workFor } from '../office.ts';
import { portOf } from '../server-program.ts';
import { startMail, startPostgres, startServer } from '../stage.ts';

export const everythingTwice: FaultRound = {
  name: 'everything-twice',
  title: 'Behind a proxy that sends every change twice at once, everything is there once',
  run: async (trial) => {
    const [postgres, mail] = [await startPostgres(trial), await startMail(trial)];
    const server = await startServer(trial, { DATABASE_URL: postgres.url });
    const place = { trial, mail, ownerUrl: postgres.url, mayBeDown: false };
    const office = await openOffice({ ...place, baseUrl: server.baseUrl });
    office.script = office.script.at(await startDoublingProxy(trial, server.baseUrl));
    await workFor(office, 6_000);
    await checkOffice(office);
  },
};

/** Answers with what came for either of the two, by chance. */
async function startDoublingProxy(trial: Trial, target: string): Promise<string> {
  const proxy = createServer(async (request, response) => {
    const body = await buffer(request);
    const { method = 'GET', url = '/' } = request;
    const send = () =>
      fetch(`${target}${url}`, {
        method,
        headers: passedOn(request.headers),
        ...(body.length > 0 && { body }),
      });
    const answers = await Promise.all(method === 'GET' ? [send()] : [send(), send()]);
    if (answers.length > 1) trial.count('requests sent twice');
    for (const { status } of answers)
      if (status >= 500 && status !== 503)
        trial.violate(`${method} ${url} sent twice was answered ${status}.`);
    const answer = trial.random.pick(answers);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  trial.onEnd(() => proxy.closeAllConnections());
  trial.onEnd(() => proxy.close());
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${portOf(proxy)}`;
}

function passedOn({ authorization, 'content-type': type, 'if-match': ifMatch }: IncomingHttpHeaders) {
  return {
    ...(authorization && { authorization }),
    ...(type && { 'content-type': type }),
    ...(ifMatch && { 'if-match': ifMatch }),
  };
}
