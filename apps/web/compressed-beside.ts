import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this, what a browser saves is less than the headers of the answer. */
const worthwhile = 1_000;

/** Writes each text file of the build as Brotli and gzip beside it, as small as they get: the server sends them as they lie. */
export function compressedBeside(files: string): Plugin {
  let folder = '';
  return {
    name: 'compressed-beside',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    // After the service worker, which is built when everything else is.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        await Promise.all(globSync(files, { cwd: folder }).map((file) => compressFile(join(folder, file))));
      },
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < worthwhile) return;
  const [small, smaller] = await Promise.all([
    zip(content, { level: constants.Z_BEST_COMPRESSION }),
    brotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ]);
  await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
}
