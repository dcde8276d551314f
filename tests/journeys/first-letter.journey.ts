import { expect, test } from './journey.ts';

const ruth = `ruth-${crypto.randomUUID()}@halden.example`;
const linkedin = `Notes:
"When exporting your connection data, some addresses may be missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ruth,Abernathy,https://www.linkedin.com/in/ruth-abernathy,${ruth},Halden Health,Medical Director,07 Mar 2024
"Tomás","Hernández, MD",https://www.linkedin.com/in/tomas-h,,Kestrel Insurance,Chief Medical Officer,12 Nov 2023
Priya,Raman,https://www.linkedin.com/in/priya-raman,,"Larch & Sons, Inc.",VP Clinical Affairs,30 Jan 2022
`;

test('a new seeker imports a list, writes the first letter and finds its promised call on Today', async ({
  journey,
  page,
}) => {
  await page.goto('/sign-up');
  await journey.look();
  await page.getByLabel('Your name').fill('Dana Whitfield');
  await page.getByLabel('Email').fill(`dana-${crypto.randomUUID()}@example.org`);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(page.getByRole('heading', { name: 'You haven’t added anyone yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Import contacts' }).click();
  await expect(page.getByRole('heading', { name: 'Import contacts' })).toBeVisible();
  await journey.look();
  await page.getByLabel('Contacts file').setInputFiles({
    name: 'Connections.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(linkedin),
  });
  await page.getByRole('button', { name: 'Import 3 people' }).click();
  await expect(page.getByRole('link', { name: 'See contacts' })).toBeVisible();
  await journey.look();
  await page.getByRole('link', { name: 'See contacts' }).click();
  await page.getByRole('link', { name: 'Ruth Abernathy' }).click();
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await expect(page.getByRole('region', { name: 'The promised call' })).toBeVisible();
  await journey.look();
  const begun = page.url();
  await page.goBack();
  await page.getByRole('button', { name: 'Write a letter' }).click();
  await expect(page).toHaveURL(begun);

  await page.getByRole('link', { name: 'set up your mail server' }).click();
  await page.getByLabel('Server').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(await journey.mailPort()));
  await page.getByLabel('Encryption').selectOption({ label: 'STARTTLS (usually port 587)' });
  await page.getByLabel('From').fill('Dana Whitfield <dana@example.org>');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Mail sends through 127.0.0.1' })).toBeVisible();
  await journey.look();
  await page.goBack();

  await page.getByRole('button', { name: 'Another time' }).click();
  const picker = page.getByRole('dialog', { name: 'When will you phone Ruth Abernathy?' });
  await expect(picker.getByText('Thanksgiving')).toBeVisible();
  await journey.look();
  await picker.getByRole('radio', { name: 'Tuesday, December 1' }).press(' ');
  await picker
    .getByRole('group', { name: 'Afternoon' })
    .getByRole('radio', { name: '2:00 PM', exact: true })
    .press(' ');
  await picker.getByRole('button', { name: 'Use it, and change the sentence' }).click();
  const text = page.getByRole('textbox', { name: 'Text of the letter' });
  await expect(text).toHaveValue(/I'll call your office on Tuesday, December 1, at 2:00 p.m./);
  const drafted = await text.inputValue();
  const gap = /\[[^[\]\n]+\]/g;
  const gaps = drafted.match(gap) ?? [];
  expect(gaps).not.toEqual([]);
  // The letter is saved on its way; nothing leaves while a blank is open.
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
  const subject = page.getByLabel('Subject');
  await subject.fill((await subject.inputValue()).replace(gap, 'utilization review'));
  await page.getByRole('button', { name: /Fill in the blank/ }).click();
  expect(
    await text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe(gaps[0]);
  await text.fill(drafted.replace(gap, 'utilization review'));
  const [greeting = ''] = drafted.split('\n');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  // It waits ten seconds in which it could be undone.
  await expect(page.getByRole('heading', { name: 'Sent to Ruth Abernathy.' })).toBeVisible({
    timeout: 30_000,
  });
  await journey.look();
  expect(await journey.lettersTo(ruth)).toEqual([expect.stringContaining(greeting)]);

  await page.goto('/today');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Nothing is due today\. .+ to write to\.$/,
  );
  await journey.itIs('2026-12-01T18:55:00Z');
  const call = page.getByRole('region', { name: 'Ruth Abernathy' });
  await expect(call.getByText('promised for 2:00 PM, in 5 minutes')).toBeVisible();
  await expect(call.getByText(/at 2:00 p\.m\./)).toBeVisible();
  await journey.look();
});
