import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('what is wrong stands at its field, in the words of the server, and nothing typed is lost', async ({
  journey,
  page,
}) => {
  await signUp(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  const broken: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text());
  });
  await page.goto('/contacts/new');
  const name = page.getByLabel('Name', { exact: true });
  const email = page.getByLabel('Email');
  const phone = page.getByLabel('Phone');
  await name.fill('Ruth Abernathy');
  await email.fill('ruth at halden');
  await phone.fill('1'.repeat(61));
  await phone.press('Enter');
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription(
    'Must be email addresses such as ruth@example.org; "ruth at halden" isn’t one.',
  );
  await expect(phone).toHaveAccessibleDescription('Must have at most 60 characters.');
  await expect(phone).toHaveValue('1'.repeat(61));
  await journey.look();

  // Mended, it is said no more, before anything is sent again.
  await email.fill('ruth@halden.example');
  await expect(email).not.toHaveAttribute('aria-invalid');
  await phone.fill('+1 212 555 0143');
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: 'Add', exact: true }).dblclick();
  await expect(page.getByRole('heading', { name: 'Ruth Abernathy' })).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(broken).toEqual([]);
});

test('what only the server can tell stands at the same fields, and the keyboard is enough', async ({
  page,
}) => {
  await signUp(page);
  await page.goto('/settings/mail');
  const server = page.getByLabel('Server', { exact: true });
  const from = page.getByLabel('From');
  await from.fill('');
  await server.focus();
  await page.keyboard.press('Enter');
  await expect(server).toHaveAccessibleDescription('Must not be empty.');
  await expect(server).toBeFocused();
  await page.keyboard.type('smtp.example.org');
  await page.keyboard.press('Enter');
  await expect(from).toBeFocused();
  await page.keyboard.type('Dana Whitfield');
  await page.keyboard.press('Enter');
  await expect(from).toHaveAccessibleDescription(/Must be one address such as/);
  await expect(from).toBeFocused();
  await expect(from).toHaveValue('Dana Whitfield');
  await page.keyboard.press('End');
  await page.keyboard.type(' <dana@example.org>');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
});
