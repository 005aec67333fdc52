// Every kind of field on one form of the demo host, with scripts and without.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { json } from './support/database';
import { expect, followLink, test } from './support/fixtures';

const row = (page: Page, name: string) => page.locator('.signup-field', { has: page.locator(`#signup-${name}`) });
const error = (page: Page, name: string) => page.locator(`[data-signup=error-${name}]`);
const submit = (page: Page) => page.locator('[data-signup=submit]').click();

/** Opens the form. With scripts, a row under a condition is hidden once they have taken over. */
async function open(page: Page, scripts: boolean): Promise<void> {
  await page.goto('/orchard/visit');
  if (scripts) await expect(row(page, 'size')).toBeHidden();
}

async function fill(page: Page, address: string): Promise<void> {
  await page.getByLabel('Email address').fill(address);
  await page.getByLabel('Name', { exact: true }).fill('Ada');
  await page.getByLabel('When were you born?').fill('1990-05-17');
  await page.getByLabel('Phone number').fill('+44 (0)20 7946 0958');
  await page.getByLabel('Country').selectOption({ label: 'France' });
  await page.getByRole('radio', { name: 'My family' }).check();
  await page.getByLabel('How many people?').fill('4');
  await page.getByRole('checkbox', { name: 'Bees' }).check();
  await page.getByRole('checkbox', { name: 'History' }).check();
  await page.getByLabel('Donation in euros').fill('12,50');
  await page.getByLabel('How far do you like to walk?').fill('4');
}

test('each kind of field keeps its value with its type', async ({ page, host, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  await fill(page, address);
  await submit(page);
  await expect(page).toHaveURL(/\/orchard\/visit\/check$/);
  const [attempt] = host.query(`SELECT profile FROM signup_attempt WHERE email_deliverable = '${address}'`);
  expect(json(attempt.profile)).toEqual({
    name: 'Ada',
    born: '1990-05-17',
    phone: '+442079460958',
    country: 'FR',
    party: 'family',
    size: 4,
    topics: ['bees', 'history'],
    donation: 12.5,
    walk: 4,
  });
});

test('an error names its field, leads there, and what was typed stays', async ({ page, host, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  await fill(page, address);
  await page.getByLabel('Phone number').fill('call me');
  await page.getByLabel('How many people?').fill('many');
  // Its error takes two lines.
  await page.getByLabel('How many people?').blur();
  await page.getByRole('checkbox', { name: 'History' }).uncheck();
  await submit(page);
  await expect(error(page, 'phone')).toContainText('Phone number must be a phone number, like');
  await expect(error(page, 'size')).toHaveText('Number of people must be a number, like 12.');
  await expect(error(page, 'topics')).toHaveText('Select at least 2 options.');
  const summary = page.locator('[data-signup=summary]');
  await expect(summary.getByRole('link')).toHaveCount(3);
  await expect(summary).toContainText('Interests: Select at least 2 options.');
  await expect(page.getByRole('radio', { name: 'My family' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Bees' })).toBeChecked();
  await expect(page.getByLabel('Country')).toHaveValue('FR');
  await expect(page.getByLabel('When were you born?')).toHaveValue('1990-05-17');
  await expect(page.getByLabel('How far do you like to walk?')).toHaveValue('4');
  await summary.getByRole('link', { name: 'Interests' }).click();
  await expect(page.getByRole('checkbox', { name: 'Grafting trees' })).toBeFocused();
  await page.getByLabel('Phone number').fill('020 7946 0958');
  await page.getByLabel('How many people?').fill('4');
  await page.getByRole('checkbox', { name: 'History' }).check();
  if (javaScriptEnabled) {
    await expect(error(page, 'phone')).toBeEmpty();
    await expect(error(page, 'topics')).toBeEmpty();
  }
  await submit(page);
  await expect(page).toHaveURL(/\/orchard\/visit\/check$/);
  expect(await host.mails(address)).toHaveLength(1);
});

test('the server judges the age', async ({ page, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  await fill(page, address);
  await page.getByLabel('When were you born?').fill(`${new Date().getFullYear() - 15}-01-01`);
  await submit(page);
  await expect(error(page, 'born')).toHaveText('Date of birth must be at least 16 years ago.');
});

test('a field is asked for only if another one has its value', async ({ page, host, address, javaScriptEnabled }) => {
  await open(page, javaScriptEnabled!);
  await fill(page, address);
  await page.getByRole('radio', { name: 'My class' }).check();
  await expect(row(page, 'school')).toBeVisible();
  await page.getByLabel('Website of your school').fill('not a page');
  await submit(page);
  await expect(error(page, 'school')).toContainText('must be a web address');
  // What is left over counts no more.
  await page.getByRole('radio', { name: 'Just me' }).check();
  if (javaScriptEnabled) {
    await expect(row(page, 'school')).toBeHidden();
    await expect(row(page, 'size')).toBeHidden();
    await page.getByRole('checkbox', { name: 'Grafting trees' }).check();
    await expect(row(page, 'tools')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Grafting trees' }).uncheck();
    await expect(row(page, 'tools')).toBeHidden();
  } else {
    await expect(row(page, 'tools')).toBeVisible();
  }
  await submit(page);
  await expect(page).toHaveURL(/\/orchard\/visit\/check$/);
  const [attempt] = host.query(`SELECT profile FROM signup_attempt WHERE email_deliverable = '${address}'`);
  const profile = json(attempt.profile) as Record<string, unknown>;
  expect(profile).toMatchObject({ party: 'alone' });
  expect(Object.keys(profile)).not.toContain('size');
  expect(Object.keys(profile)).not.toContain('school');
});

test('a choice that is made before the scripts arrive shows its fields', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts all fields are shown');
  let release = () => {};
  const gate = new Promise<void>((done) => (release = done));
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/orchard/visit', { waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'My class' }).check();
  await expect(row(page, 'tools')).toBeVisible();
  release();
  await expect(row(page, 'tools')).toBeHidden();
  await expect(row(page, 'school')).toBeVisible();
});

test('countries have their names in the language of the page', async ({ page, javaScriptEnabled }) => {
  const names = () => page.getByLabel('Land').locator('option').allTextContents();
  await page.goto('/orchard/visit?lang=de');
  if (javaScriptEnabled) await expect(row(page, 'size')).toBeHidden();
  const written = await names();
  expect(written).toHaveLength(250);
  expect(written.slice(1, 4)).toEqual(['Afghanistan', 'Ägypten', 'Ålandinseln']);
  if (!javaScriptEnabled) return;
  // The client's router opens the form: the browser knows the names.
  await page.goto('/', { waitUntil: 'networkidle' });
  await followLink(page, '/orchard/visit');
  const list = page.locator('select[name=country]');
  await expect(list.locator('option')).toHaveCount(250);
  await expect(list.locator('option[value=EG]')).toHaveText(/Ägypten|Egypt/);
});

test('the form is accessible', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'the checker is a script');
  await open(page, javaScriptEnabled!);
  await submit(page);
  await expect(page.locator('[data-signup=summary]')).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('.signup').analyze();
  expect(violations).toEqual([]);
});
