// Asks for the files of the page that this address names together with those of every page: see files-ahead.ts.
for (const { dataset, content } of document.querySelectorAll('meta[name="files-ahead"]')) {
  if (!new RegExp(dataset.path).test(location.pathname)) continue;
  for (const href of content.split(' ')) {
    const link = document.createElement('link');
    link.rel = href.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    // Nothing is drawn before its style is there.
    if (link.rel === 'stylesheet') link.setAttribute('blocking', 'render');
    link.href = href;
    document.head.append(link);
  }
}
