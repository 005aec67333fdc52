// Mail over a real SMTP server, through outages and sudden death.

import { execFileSync } from 'node:child_process';

import { expect, signUp, test } from './support/fixtures';
import { Host } from './support/host';
import { SmtpSink } from './support/smtp';

/** What a parser that forgives nothing finds wrong with a mail. */
function defects(raw: Buffer): string {
  const script = `
import email, email.policy, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.SMTPUTF8.clone(raise_on_defect=True))
parts = [part.get_content_type() for part in mail.walk()]
assert parts == ["multipart/alternative", "text/plain", "text/html"], parts
for part in mail.walk():
    assert not part.defects, part.defects
    for name, value in part.items():
        assert not value.defects, (name, value.defects)
    if not part.is_multipart():
        part.get_content()
for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Auto-Submitted"):
    assert len(mail.get_all(name)) == 1, name
`;
  return execFileSync('python3', ['-c', script], { input: raw, encoding: 'utf8' });
}

test('a person signs up by a mail that travelled over SMTP', async ({ browser }) => {
  const smtp = await SmtpSink.start();
  const host = await Host.start({ SMTP_URL: smtp.url, MAIL_FROM: 'Orchard <hello@orchard.example>' });
  const page = await browser.newPage({ baseURL: host.url });
  await signUp(page, 'ada@example.org');
  await expect(page).toHaveURL(/\/check$/);
  const [mail] = await smtp.mailsTo('ada@example.org');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
  expect(mail.raw.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]/);
  expect(mail.raw.toString('latin1')).toContain('From: Orchard <hello@orchard.example>');
  expect(mail.html).toContain(mail.link!.replaceAll('&', '&amp;'));
  expect(mail.html).toContain(mail.code!);
  expect(defects(mail.raw)).toBe('');
  await page.goto(mail.link!);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await smtp.mailsTo('ada@example.org', 2);
  expect(host.query('SELECT password_hash FROM signup_account')).toHaveLength(1);
  expect((await fetch(`${host.url}/dev/mailbox.json`)).status).toBe(404);
  await page.close();
  await host.stop();
  await smtp.stop();
});

test('an outage of the mail server delays mails and loses none', async () => {
  const smtp = await SmtpSink.reserve();
  const host = await Host.start({ SMTP_URL: smtp.url });
  const people = Array.from({ length: 10 }, (_, n) => `person${n}@example.org`);
  for (const person of people) expect((await host.register(person)).status).toBe(303);
  await expect
    .poll(() => host.query('SELECT count(*) AS n FROM signup_outbox WHERE tries > 0')[0].n)
    .toBe(10);
  await smtp.listen();
  for (const person of people) expect(await smtp.mailsTo(person)).toHaveLength(1);
  await host.stop();
  await smtp.stop();
});

test('a host killed right after it took a sign-up mails it after the next start', async () => {
  const smtp = await SmtpSink.reserve();
  const host = await Host.start({ SMTP_URL: smtp.url });
  const people = Array.from({ length: 12 }, (_, n) => `person${n}@example.org`);
  for (const [n, person] of people.entries()) {
    // The server listens for half of them, so that some die before and some while mailing.
    if (n === 6) await smtp.listen();
    expect((await host.register(person)).status).toBe(303);
    await host.kill('SIGKILL');
    // A mail that was on its way belongs to the dead worker until its lease ends.
    host.query('UPDATE signup_outbox SET due_at = created_at');
    await host.run();
  }
  for (const person of people) {
    const mails = await smtp.mailsTo(person);
    expect(new Set(mails.map((mail) => mail.messageId)).size).toBe(1);
  }
  expect(host.isIntact()).toBe(true);
  await host.stop();
  await smtp.stop();
});

test('a host that is asked to end loses no mail and sends none twice', async () => {
  const smtp = await SmtpSink.start();
  const host = await Host.start({ SMTP_URL: smtp.url });
  expect((await host.register('ada@example.org')).status).toBe(303);
  await host.kill('SIGTERM');
  await host.run();
  const mails = await smtp.mailsTo('ada@example.org');
  expect(mails).toHaveLength(1);
  await host.stop();
  await smtp.stop();
});

test('a refused recipient is given up, a refusing server is tried again', async () => {
  const smtp = await SmtpSink.start();
  const host = await Host.start({ SMTP_URL: smtp.url });
  const outbox = (address: string) =>
    host.query(`SELECT state, secret, tries FROM signup_outbox
                WHERE recipient = '${address}'`)[0];
  smtp.recipients.set('nobody@example.org', 550);
  await host.register('nobody@example.org');
  await expect.poll(() => outbox('nobody@example.org')).toMatchObject({ state: 'refused', secret: null });

  // Under maintenance, or with a wrong password, a server says 5xx to everybody.
  smtp.refuseAll(554);
  await host.register('ada@example.org');
  await expect.poll(() => outbox('ada@example.org').tries).toBeGreaterThan(0);
  expect(outbox('ada@example.org')).toMatchObject({ state: 'queued', secret: expect.any(String) });
  smtp.greeting = undefined;
  expect(await smtp.mailsTo('ada@example.org')).toHaveLength(1);
  await host.stop();
  await smtp.stop();
});

test('a person whose address the mail server refuses learns it on the open page', async ({ browser }) => {
  const smtp = await SmtpSink.start();
  smtp.recipients.set('nobody@example.org', 550);
  const host = await Host.start({ SMTP_URL: smtp.url });
  const page = await browser.newPage({ baseURL: host.url });
  await signUp(page, 'nobody@example.org');
  await expect(page.getByText('We could not deliver to nobody@example.org')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Use a different email address' }).click();
  await page.getByLabel('Email address', { exact: true }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Send email' }).click();
  await expect(page.getByText('We are emailing ada@example.org')).toBeVisible();
  expect(await smtp.mailsTo('ada@example.org')).toHaveLength(1);
  await page.close();
  await host.stop();
  await smtp.stop();
});
