// A line between the server and its database that does as it is told: it lets everything wait, breaks off, or says nonsense.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './server-program.ts';

export type Line = {
  port: number;
  /** So many milliseconds for each piece, either way, from now on. */
  delay: (milliseconds: number) => void;
  /** Breaks every connection. */
  cut: () => void;
  /** What the database says next arrives as nonsense, on every connection, which then breaks. */
  garble: () => void;
  close: () => void;
};

type Pair = { near: Socket; far: Socket; isGarbled: boolean };

export async function openLine(databasePort: number): Promise<Line> {
  const pairs = new Set<Pair>();
  let wait = 0;
  const server = createServer((near) => {
    const pair = { near, far: connect(databasePort, '127.0.0.1'), isGarbled: false };
    pairs.add(pair);
    pass(pair.near, pair.far, () => wait);
    pass(pair.far, pair.near, () => wait, pair);
    for (const socket of [pair.near, pair.far]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        end(pair);
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    delay: (milliseconds) => {
      wait = milliseconds;
    },
    cut: () => pairs.forEach(end),
    garble: () => {
      for (const pair of pairs) pair.isGarbled = true;
    },
    close: () => {
      server.close();
      pairs.forEach(end);
    },
  };
}

/** In order: each piece waits behind the one before. */
function pass(from: Socket, to: Socket, wait: () => number, pair?: Pair): void {
  let last = Promise.resolve();
  from.on('data', (piece: Buffer) => {
    const due = new Promise((resolve) => setTimeout(resolve, wait()));
    last = last.then(async () => {
      if (wait() > 0) await due;
      if (to.destroyed) return;
      if (!pair?.isGarbled) return void to.write(piece);
      to.write(Buffer.alloc(piece.length, 0xff));
      setTimeout(() => end(pair), 20);
    });
  });
}

function end({ near, far }: Pair): void {
  near.destroy();
  far.destroy();
}
