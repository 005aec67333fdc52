// The journeys of a person, each with scripts and without: the same rules, the same sentences.

import { PASSWORD, enterCode, expect, hasAccount, ready, signUp, test } from './support/fixtures';

test('signs up and confirms by the link', async ({ page, host, address }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/signup\/check$/);
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  await expect(page.locator('[data-signup=address]')).toHaveText(address);

  const [mail] = await host.mails(address);
  expect(mail.subject).toBe('Confirm your email address for Orchard');
  await page.goto(mail.links[0]);
  await expect(page).toHaveURL(`${host.url}/signup/confirm`);
  expect(host.query(`SELECT * FROM signup_account WHERE email_deliverable = '${address}'`)).toEqual([]);

  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  const accounts = host.query(`SELECT * FROM signup_account WHERE email_deliverable = '${address}'`);
  expect(accounts).toHaveLength(1);
  expect(accounts[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await host.mails(address, 2))[0].subject).toBe('Welcome to Orchard');

  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${host.url}/welcome`);
});

test('confirms by the code, with a space, and without a click', async ({ page, host, address, javaScriptEnabled }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  await enterCode(page, mail.code!.replace('-', ' '), javaScriptEnabled!);
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  expect(host.query(`SELECT id FROM signup_account WHERE email_deliverable = '${address}'`)).toHaveLength(1);
});

test('reads what is wrong at the field, and keeps what was typed', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/signup');
  await ready(page, javaScriptEnabled!);
  const email = page.getByLabel('Email address');
  const password = page.getByLabel('Password', { exact: true });
  const cases = [
    ['', '', 'Enter your email address.', 'Enter a password.'],
    ['ada', 'short', 'Enter an email address with an @', 'Password must be at least 15 characters.'],
    ['ada@example', 'aaaaaaaaaaaaaaaa', 'must end with something like', 'This password repeats itself.'],
    ['ada@shop.test', 'abcdefghijklmnop', 'We cannot send email to this domain', 'This password follows a pattern'],
    ['ada.lovelace@example.org', 'ada.lovelace1815', '', 'based on your email address'],
    ['ada@example.org', 'iloveyou12345678', '', 'too easy to guess'],
  ];
  for (const [typedEmail, typedPassword, emailError, passwordError] of cases) {
    await email.fill(typedEmail);
    await password.fill(typedPassword);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.locator('#signup-email-error')).toContainText(emailError);
    await expect(page.locator('#signup-password-error')).toContainText(passwordError);
    await expect(page.getByRole('alert')).toContainText('There is a problem');
    await expect(page.locator('[data-signup=summary]')).toBeFocused();
    await expect(email).toHaveValue(typedEmail);
    if (emailError) await expect(email).toHaveAttribute('aria-invalid', 'true');
    else await expect(email).toHaveAttribute('aria-invalid', 'false');
    // Without scripts the page comes anew, and a password is never sent back.
    await expect(password).toHaveValue(javaScriptEnabled ? typedPassword : '');
    expect(page.url()).toMatch(/\/signup$/);
  }
});

test('is told about a wrong code, five times', async ({ page, host, address, javaScriptEnabled }) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  const confirm = page.getByRole('button', { name: 'Confirm' });
  await confirm.click();
  await expect(page.locator('#signup-code-error')).toHaveText('Enter the confirmation code.');
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await enterCode(page, '0000-0000', javaScriptEnabled!);
    expect((await answer).status()).toBe(422);
    const sentence = wrong < 5 ? 'This code is not correct' : 'Use the link in the email instead';
    await expect(page.locator('#signup-code-error')).toContainText(sentence);
  }
  await enterCode(page, mail.code!, javaScriptEnabled!);
  await expect(page.locator('#signup-code-error')).toContainText('Use the link');
  expect(host.query(`SELECT id FROM signup_account WHERE email_deliverable = '${address}'`)).toEqual([]);

  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
});

test('meets the same page with an address that has an account, and the owner another mail', async ({
  page,
  browser,
  host,
  address,
  javaScriptEnabled,
}) => {
  await hasAccount(page, host, address);

  const context = await browser.newContext({ baseURL: host.url, javaScriptEnabled });
  const stranger = await context.newPage();
  await signUp(stranger, address.toUpperCase().replace('EXAMPLE.ORG', 'Example.org'));
  await expect(stranger).toHaveURL(/\/signup\/check$/);
  await expect(stranger.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  const owner = address.toUpperCase().replace('EXAMPLE.ORG', 'example.org');
  const [notice] = await host.mails(owner);
  expect(notice.subject).toBe('You already have an account with Orchard');
  // No secret: where the host lets owners in.
  expect(notice.links.slice(0, 2)).toEqual([`${host.url}/sign-in`, expect.stringMatching(`^${host.url}/signup/forgot(\\?lang=en)?$`)]);
  expect(notice.code).toBeNull();
  await context.close();
});

test('opens a link again, an expired one, and one that never was', async ({
  page,
  host,
  address,
}) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);

  await host.advance(24 * 60 * 60);
  await page.goto(mail.links[0]);
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
  await page.getByRole('button', { name: 'Send a new email' }).click();
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
  const [fresh] = await host.mails(address, 2);

  await page.goto(mail.links[0]);
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a new email' })).toBeVisible();

  await page.goto(fresh.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await page.goto(fresh.links[0]);
  await expect(page.getByText('Your email address is confirmed')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/signup/confirm?token=nonsense');
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await page.getByRole('link', { name: 'Start again' }).click();
  await expect(page).toHaveURL(`${host.url}/signup`);
});

test('asks for another mail once the cooldown is over', async ({
  page,
  host,
  address,
  javaScriptEnabled,
}) => {
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [first] = await host.mails(address);
  const again = page.locator('[data-signup=resend]');
  await expect(again).toContainText(/\(wait \d+ seconds\)/);
  if (javaScriptEnabled) {
    await expect(again).toBeDisabled();
  } else {
    // The server keeps to it.
    await again.click();
    await expect(again).toContainText(/\(wait \d+ seconds\)/);
    expect(await host.mails(address)).toHaveLength(1);
  }
  await host.advance(60);
  await page.reload();
  await again.click();
  const [second] = await host.mails(address, 2);
  expect(second.links[0]).not.toBe(first.links[0]);
  expect(second.message_id).not.toBe(first.message_id);
  await page.goto(second.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
});

test('never finds a password, an address or a token in a URL', async ({ page, host, address }) => {
  const urls: string[] = [];
  page.on('framenavigated', (frame) => urls.push(frame.url()));
  page.on('request', (request) => urls.push(request.headers()['referer'] ?? ''));
  await signUp(page, 'not an address');
  await expect(page.locator('#signup-email-error')).not.toBeEmpty();
  await signUp(page, address);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(address);
  const answer = await page.goto(mail.links[0]);
  expect(answer!.headers()['referrer-policy']).toBe('same-origin');
  expect(answer!.headers()['cache-control']).toBe('no-store');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  const token = new URL(mail.links[0]).searchParams.get('token')!;
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), address, token, 'not%20an']) {
    expect(urls.filter((url) => url.includes(secret))).toEqual([]);
  }
});

test('signs up with an international address', async ({ page, host, address }) => {
  const [name] = address.split('@');
  await signUp(page, `${name}.zoë@bücher.example`);
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await host.mails(`${name}.zoë@xn--bcher-kva.example`);
  await page.goto(mail.links[0]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
});

test('is asked about a slip in the domain, and takes what was meant by a link', async ({ page, host }) => {
  await signUp(page, 'ada.l+x@gnail.com', 'short');
  const offer = page.locator('[data-signup=suggestion]');
  await expect(offer).toHaveText('ada.l+x@gmail.com');
  await offer.click();
  await expect(page.getByLabel('Email address')).toHaveValue('ada.l+x@gmail.com');

  // Who goes on regardless is asked once more, and types nothing again.
  await signUp(page, 'ada.l+x@gnail.com');
  await expect(page).toHaveURL(/\/check$/);
  await offer.click();
  await expect(page).toHaveURL(/\/signup\/address\?/);
  await expect(page.getByLabel('Email address', { exact: true })).toHaveValue('ada.l+x@gmail.com');
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page).toHaveURL(/\/check$/);
  await expect(offer).toBeHidden();
  await host.mails('ada.l+x@gmail.com');
});

test('a link may bring the address along, and nothing else', async ({ page }) => {
  await page.goto('/signup?email=ada%40example.org&password=secret&form=other');
  await expect(page.getByLabel('Email address')).toHaveValue('ada@example.org');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  for (const query of [`email=${'a'.repeat(300)}`, 'email=a&email=b', 'email=%ff%00']) {
    const answer = await page.goto(`/signup?${query}`);
    expect(answer?.status()).toBe(200);
  }
});
