import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A captured mail, as `/dev/mailbox.json` tells it. */
export interface Mail {
  message_id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  links: string[];
  code: string | null;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Asks again and again until there is an answer. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen in 15 seconds`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** The demo host, a process of its own with a database of its own. */
export class Host {
  private process?: ChildProcess;
  log = '';

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Host> {
    const folder = mkdtempSync(join(tmpdir(), 'host-'));
    const address = `127.0.0.1:${await freePort()}`;
    const host = new Host(`http://${address}`, folder, {
      LEPTOS_OUTPUT_NAME: 'host',
      LEPTOS_SITE_ROOT: join(root, 'target/site'),
      LEPTOS_SITE_PKG_DIR: 'pkg',
      // A suite is faster than people, with real mail too.
      MIN_FILL_TIME: '0',
      LEPTOS_SITE_ADDR: address,
      DATABASE_URL: `sqlite:${join(folder, 'host.db')}`,
      // All tests come from one address.
      RATE_LIMITS: 'off',
      ...environment,
    });
    await host.run();
    return host;
  }

  /** Starts the process, again after a `kill`. */
  async run(): Promise<void> {
    const child = spawn(join(root, 'target/debug/host'), {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...this.environment },
    });
    this.process = child;
    child.stdout.on('data', (data) => (this.log += data));
    child.stderr.on('data', (data) => (this.log += data));
    await eventually('the start of the host', async () => {
      if (child.exitCode !== null) throw new Error(`the host stopped:\n${this.log}`);
      return fetch(this.url).then(
        () => true,
        () => undefined,
      );
    });
  }

  /** Ends the process: SIGTERM lets it finish, SIGKILL does not. */
  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Moves the clock of the host on. */
  async advance(seconds: number): Promise<void> {
    const body = new URLSearchParams({ advance: String(seconds) });
    const answer = await fetch(`${this.url}/dev/clock`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}`);
  }

  /** Rows of the database. */
  query(sql: string): Record<string, unknown>[] {
    const args = ['-json', '-cmd', '.timeout 5000', join(this.folder, 'host.db'), sql];
    const output = execFileSync('sqlite3', args, { encoding: 'utf8' });
    return output.trim() === '' ? [] : JSON.parse(output);
  }

  /** The captured mails to an address, newest first, once there are `count`. */
  async mails(to: string, count = 1): Promise<Mail[]> {
    return eventually(`mail ${count} to ${to}`, async () => {
      const answer = await fetch(`${this.url}/dev/mailbox.json?to=${encodeURIComponent(to)}`);
      const mails = (await answer.json()) as Mail[];
      return mails.length >= count ? mails : undefined;
    });
  }

  /** Posts the sign-up form as a browser without scripts does. */
  register(email: string, password = 'just many plain words'): Promise<Response> {
    return fetch(`${this.url}/signup`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ form: 'account', email, password }),
    });
  }
}
