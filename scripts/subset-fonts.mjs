// Cuts the serif down to what the screens show of it. Run by hand, after a new release of the typeface: node scripts/subset-fonts.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { root } from './project.mjs';

const web = createRequire(join(root, 'apps/web/package.json'));

/** Western European letters and the signs that our texts use; the letters of other languages load as files of their own. */
const letters = [
  ...Array.from({ length: 0x5f }, (_, index) => String.fromCodePoint(0x20 + index)),
  ...Array.from({ length: 0x60 }, (_, index) => String.fromCodePoint(0xa0 + index)),
  'ıŒœʻʼˆ˚˜–—‘’‚“”„†‡•…‰‹›€™↑↓←→−⁄′″',
].join('');

// Between the sizes of a letter's text and of a headline: each further master of the typeface would cost 20 kB.
const opticalSize = 24;

await cut('newsreader-latin-opsz-normal', 'newsreader', { wght: { min: 400, max: 650 }, opsz: opticalSize });
await cut('newsreader-latin-wght-italic', 'newsreader-italic', { wght: 400 });

async function cut(source, target, variationAxes) {
  const font = readFileSync(web.resolve(`@fontsource-variable/newsreader/files/${source}.woff2`));
  const smaller = await subsetFont(font, letters, { targetFormat: 'woff2', variationAxes });
  writeFileSync(join(root, `apps/web/src/styles/fonts/${target}.woff2`), smaller);
  console.log(`${target}: ${(smaller.length / 1000).toFixed(1)} kB of ${(font.length / 1000).toFixed(1)}`);
}
