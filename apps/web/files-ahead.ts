import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Ahead = { path: RegExp; page: string };

/**
 * Names in index.html which files a page of some address needs besides those that every page needs, so that `ahead.js` can
 * ask for them with the others. Without it they are asked for when the program runs that chooses the page.
 */
export function filesAhead(pages: readonly Ahead[]): Plugin {
  return {
    name: 'files-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        pages.map(({ path, page }) => ({
          tag: 'meta',
          attrs: {
            name: 'files-ahead',
            'data-path': path.source,
            content: filesOf(bundle, page)
              .filter((file) => !html.includes(file))
              .map((file) => `/${file}`)
              .join(' '),
          },
          injectTo: 'head-prepend',
        })),
    },
  };
}

function filesOf(bundle: Bundle, page: string): string[] {
  const entry = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(page),
  );
  if (!entry) throw new Error(`${page} is no page of its own in this build.`);
  const files = new Set<string>();
  const collect = (fileName: string): void => {
    const file = bundle[fileName];
    if (file?.type !== 'chunk' || files.has(fileName)) return;
    files.add(fileName);
    for (const style of file.viteMetadata?.importedCss ?? []) files.add(style);
    for (const needed of file.imports) collect(needed);
  };
  collect(entry.fileName);
  return [...files];
}
