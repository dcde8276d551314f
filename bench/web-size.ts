import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './table.ts';

const dist = join(import.meta.dirname, '../apps/web/dist');

/** What a browser must have before the first screen: the scripts that the page names. */
export function measureWebApp(): Figure {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  if (scripts.length === 0) throw new Error('The web app is not built: run npm start once.');
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(readFileSync(join(dist, script))).length, 0);
  const kilobytes = bytes / 1000;
  return {
    what: 'first-load JavaScript, gzip',
    measured: `${kilobytes.toFixed(0)} kB in ${scripts.length} files`,
    against: '170 kB',
    ratio: kilobytes / 170,
    target: '<= 1',
  };
}
