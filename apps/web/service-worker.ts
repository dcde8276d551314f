import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

type Kept = { url: string; revision: string | null };

/**
 * Builds the service worker once the app is built, and hands it the list of files that it keeps, as Workbox reads it. The plugin
 * that usually does this brings 260 packages of 68 MB for the list alone.
 */
export function serviceWorker({ source, files }: { source: string; files: string }): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: async () => {
      if (!config) throw new Error('The service worker is built within a build of the app.');
      const { outDir, assetsDir, target } = config.build;
      const folder = join(config.root, outDir);
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: 'warn',
        define: { 'self.__WB_MANIFEST': JSON.stringify(keptFiles(folder, { files, assetsDir })) },
        build: {
          outDir,
          emptyOutDir: false,
          target,
          rolldownOptions: {
            input: source,
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}

/** A file that is named after its content needs no revision besides. */
function keptFiles(folder: string, { files, assetsDir }: { files: string; assetsDir: string }): Kept[] {
  return globSync(files, { cwd: folder })
    .filter((file) => file !== 'service-worker.js')
    .sort()
    .map((file) => ({
      url: file,
      revision: file.startsWith(`${assetsDir}/`) ? null : contentHash(join(folder, file)),
    }));
}

function contentHash(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
