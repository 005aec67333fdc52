import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../../free-port.mjs';
import { type Mail, advance, mails } from '../../../kit/playwright';
import { type Database, type Row, createDatabase } from './database';
import { programs, root } from './paths';
import { RoundRobin } from './proxy';

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

/** How many processes a host is. */
export const INSTANCES = Number(process.env.END2END_INSTANCES ?? 1);

/** The demo host with a database of its own: one process, or several behind a proxy. */
export class Host {
  private readonly instances: Instance[] = [];
  private proxy?: RoundRobin;

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly database: Database,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<Host> {
    const folder = mkdtempSync(join(tmpdir(), 'host-'));
    const database = createDatabase(folder);
    const port = await freePort();
    const host = new Host(`http://127.0.0.1:${port}`, folder, database);
    const ports = [port];
    if (INSTANCES > 1) {
      ports.pop();
      while (ports.length < INSTANCES) ports.push(await freePort());
      host.proxy = await RoundRobin.start(port, ports);
    }
    for (const [instance, port] of ports.entries()) {
      const settings = {
        LEPTOS_OUTPUT_NAME: 'host',
        LEPTOS_SITE_ROOT: join(root, 'target/site'),
        LEPTOS_SITE_PKG_DIR: 'pkg',
        // A suite is faster than people, with real mail too.
        MIN_FILL_TIME: '0',
        LEPTOS_SITE_ADDR: `127.0.0.1:${port}`,
        PUBLIC_URL: host.url,
        DATABASE_URL: database.urlOf(instance),
        SIGNING_KEY: 'all instances of a host have the same one',
        // All tests come from one address.
        RATE_LIMITS: 'off',
        ...environment,
      };
      host.instances.push(new Instance(`http://127.0.0.1:${port}`, folder, settings));
    }
    await host.run();
    return host;
  }

  /** Starts the processes, again after a `kill`: all at once. */
  async run(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.run()));
  }

  /** Ends the processes: SIGTERM lets them finish, SIGKILL does not. */
  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.kill(signal)));
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    await this.proxy?.stop();
    this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get log(): string {
    return this.instances.map((instance) => instance.log).join('');
  }

  /** Where each process is. */
  get servers(): string[] {
    return this.instances.map((instance) => instance.url);
  }

  /** Moves the clock of the host on. */
  advance(seconds: number): Promise<void> {
    return advance(this.servers, seconds);
  }

  /** Rows of the database. */
  query(sql: string): Row[] {
    return this.database.query(sql);
  }

  /** Whether the files of the database are in order. */
  isIntact(): boolean {
    return this.database.isIntact();
  }

  /** The captured mails to an address, newest first, once there are `count`. */
  mails(to: string, count = 1): Promise<Mail[]> {
    return mails(this.servers, to, count);
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

/** One process of the demo host. */
class Instance {
  private process?: ChildProcess;
  log = '';

  constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly environment: Record<string, string>,
  ) {}

  async run(): Promise<void> {
    const child = spawn(join(programs, 'host'), {
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

  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }
}
