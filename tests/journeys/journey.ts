import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { beginning, clockHeader, mailPath } from './agreement.ts';

export type Journey = {
  page: Page;
  /** Moves the clock of this journey, in the browser and for the server. The page is loaded anew to see it. */
  itIs: (at: string) => Promise<void>;
  /** Does what changes something and waits until the server has answered: what is shown at once may not be kept yet. */
  kept: (act: () => Promise<unknown>) => Promise<void>;
  /** A screen of this journey is fit for everybody, in light and in dark. */
  look: (page?: Page) => Promise<void>;
  mailPort: () => Promise<number>;
  /** What the mail server received for an address, as it came. */
  lettersTo: (address: string) => Promise<string[]>;
  /** A page in a browser of its own, for another person. */
  somebodyElse: () => Promise<Page>;
  isPhone: boolean;
};

export const test = base.extend<{ journey: Journey }>({
  journey: async ({ page, context, browser, isMobile }, use) => {
    const others: BrowserContext[] = [];
    const refused = whatIsRefused(page);
    await setClock(context, beginning);
    await use({
      page,
      itIs: async (at) => {
        await setClock(context, at);
        await page.reload();
      },
      kept: async (act) => {
        const answered = page.waitForResponse((answer) => answer.request().method() !== 'GET');
        await act();
        await answered;
      },
      look: (which = page) => look(which),
      mailPort: async () => (await (await page.request.get(mailPath)).json()).port,
      lettersTo: async (to) => (await (await page.request.get(mailPath, { params: { to } })).json()).letters,
      somebodyElse: async () => {
        const other = await browser.newContext();
        others.push(other);
        await setClock(other, beginning);
        return other.newPage();
      },
      isPhone: isMobile,
    });
    for (const other of others) await other.close();
    expect(refused, 'what the content security policy refused').toEqual([]);
  },
});

export { expect };

/** Fills while the page runs: a library that writes style elements or makes functions of text is found out. */
function whatIsRefused(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  return refused;
}

async function setClock(context: BrowserContext, at: string): Promise<void> {
  await context.clock.setFixedTime(new Date(at));
  await context.setExtraHTTPHeaders({ [clockHeader]: at });
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function look(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  await wear(page, 'light');
  const light = await findFaults(page, { type: 'tag', values: levels });
  // Of all rules only contrast depends on the colours.
  await wear(page, 'dark');
  const dark = await findFaults(page, { type: 'rule', values: ['color-contrast'] });
  expect([...light, ...dark.map((fault) => `dark ${fault}`)], page.url()).toEqual([]);
}

/** What axe finds in the page as it stands: rule, element and how to mend it. `axe` is there once its source was evaluated. */
function findFaults(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
  }, runOnly);
}

/** Colours, entrances and the like have settled before anybody looks. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, colorScheme);
  await page.evaluate(async () => {
    // A change of style begins its transition in the frame after it.
    const frames = async () => {
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    await frames();
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
    await frames();
  });
}
