/**
 * A kit for Playwright tests of a host with leptos_signup. Copy this file, or get it from a host that runs in
 * development:
 *
 *   curl http://127.0.0.1:3000/dev/signup-playwright.ts > tests/signup.ts
 *
 * It needs no package but `@playwright/test`, and of that only types. The host must run with the feature `dev`, a
 * `CapturedMailer` and, for `advance`, a `DevClock`.
 *
 *   test('signs up', async ({ page }, info) => {
 *     const signUp = new SignUp(page);
 *     const email = uniqueAddress(info);
 *     await signUp.open('/signup');
 *     await signUp.fill({ email, password: 'short' });
 *     await signUp.submit();
 *     await signUp.expectError('password', 'password_too_short:15');
 *     await signUp.fill({ password: 'just many plain words' });
 *     await signUp.submit();
 *     await signUp.enterCode((await signUp.mail(email)).code!);
 *     await page.waitForURL(/\/done$/);
 *   });
 */

import type { Locator, Page, TestInfo } from '@playwright/test';

/** A captured mail. */
export interface Mail {
  message_id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The links in the text. The first one confirms, or is the only one of a mail. */
  links: string[];
  /** The confirmation code in the text. */
  code: string | null;
  /** Milliseconds since 1970, by the clock of the host. */
  date: number;
}

/** What is typed: a text, a choice, several choices, or whether a box is ticked. */
export type Value = string | string[] | boolean;

export interface Options {
  /** The id of the form, where a page has several. */
  form?: string;
  /** Where the host is, with the path below which it lives: the processes, where there are several. Default: where the page is. */
  servers?: string[];
  /** Whether scripts run. Default: true. */
  scripts?: boolean;
}

/** How long to wait for a mail or an error, in milliseconds. */
const PATIENCE = 15_000;

let addresses = 0;

/** An address that no other test, worker or run has. */
export function uniqueAddress(info: TestInfo, domain = 'example.org'): string {
  addresses += 1;
  const run = Date.now().toString(36);
  return `p${info.workerIndex}-${addresses}-${run}@${domain}`;
}

/** The captured mails to an address, the newest first, once there are `count`. */
export async function mails(servers: string[], to: string, count = 1): Promise<Mail[]> {
  return until(`mail ${count} to ${to}`, async () => {
    const asked = servers.map(async (server) => {
      const answer = await ask(server, `mailbox.json?to=${encodeURIComponent(to)}`);
      return (await answer.json()) as Mail[];
    });
    const found = (await Promise.all(asked)).flat();
    // Each process has its own, in order. An id grows with time.
    if (servers.length > 1) found.sort((a, b) => (a.message_id < b.message_id ? 1 : -1));
    return found.length >= count ? found : undefined;
  });
}

/** Moves the clock of the host on. */
export async function advance(servers: string[], seconds: number): Promise<void> {
  const body = new URLSearchParams({ advance: String(seconds) });
  for (const server of servers) await ask(server, 'clock', { method: 'POST', body });
}

/** The sign-up on a page. */
export class SignUp {
  constructor(
    readonly page: Page,
    private readonly options: Options = {},
  ) {}

  /** The form on the page: of the sign-up, of the code, of the confirmation. */
  get form(): Locator {
    const value = this.options.form ? `[value="${this.options.form}"]` : '';
    return this.page.locator(`form:has(input[type=hidden][name=form]${value})`).first();
  }

  /** Opens the page of the form, or another one. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Types into the fields of the form, by their names. */
  async fill(fields: Record<string, Value>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.fillOne(name, value);
  }

  /** Sends the form. */
  async submit(): Promise<void> {
    await this.form.locator('[data-signup=submit], [data-signup=confirm]').click();
  }

  /** The newest mail to an address. With `count`, once there are so many. */
  async mail(to: string, count = 1): Promise<Mail> {
    return (await mails(this.servers(), to, count))[0]!;
  }

  /** Opens the link of a mail that confirms, or the one that ends the sign-up of another person. */
  async openLink(mail: Mail, which: 'confirm' | 'not-me' = 'confirm'): Promise<void> {
    const isNotMe = (link: string) => link.includes('/not-me?');
    const link = mail.links.find((link) => link.includes('token=') && isNotMe(link) === (which === 'not-me'));
    if (!link) throw new Error(`the mail “${mail.subject}” has no such link`);
    await this.page.goto(link);
  }

  /** Enters a code on the page that waits. With scripts, a complete code sends itself. */
  async enterCode(code: string): Promise<void> {
    const scripts = this.options.scripts ?? true;
    // What is typed before the scripts take over needs the button.
    if (scripts) await this.page.waitForLoadState('networkidle');
    await this.fill({ code });
    if (!scripts) await this.submit();
  }

  /** Moves the clock of the host on, by seconds. */
  async advance(seconds: number): Promise<void> {
    await advance(this.servers(), seconds);
  }

  /**
   * Waits until the field has the error with this code, such as `missing` or `password_too_short:15`, in whatever
   * language the page is. With `null`, until it has none.
   */
  async expectError(field: string, code: string | null): Promise<void> {
    const error = this.form.locator(`[data-signup="error-${field}"]`);
    // A locator waits through a navigation too.
    if (code === null) await error.locator('[data-code]').first().waitFor({ state: 'detached', timeout: PATIENCE });
    else await error.locator(`[data-code="${code}"]`).first().waitFor({ timeout: PATIENCE });
  }

  private async fillOne(name: string, value: Value): Promise<void> {
    if (Array.isArray(value)) {
      for (const choice of value) await this.form.locator(`[name="${name}[]"][value="${choice}"]`).check();
      return;
    }
    const input = this.form.locator(`[name="${name}"]`);
    if (typeof value === 'boolean') {
      await input.setChecked(value);
    } else if ((await this.form.locator(`select[name="${name}"]`).count()) > 0) {
      await input.selectOption(value);
    } else if ((await input.first().getAttribute('type')) === 'radio') {
      await this.form.locator(`[name="${name}"][value="${value}"]`).check();
    } else {
      await input.fill(value);
    }
  }

  private servers(): string[] {
    const { servers } = this.options;
    if (servers) return servers;
    const { origin } = new URL(this.page.url());
    if (origin === 'null') throw new Error('open a page of the host first, or name its `servers`');
    return [origin];
  }
}

async function ask(server: string, tool: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(`${server}/dev/${tool}`, init);
  if (!answer.ok) throw new Error(`${server}/dev/${tool} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** Asks again and again until there is an answer. */
async function until<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await attempt();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come in ${PATIENCE / 1000} seconds`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
