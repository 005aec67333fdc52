import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A row; times are numbers or texts, whatever the database has. */
export type Row = Record<string, unknown>;

/** The database of one host. */
export interface Database {
  /** Where an instance of the host finds it. */
  urlOf(instance: number): string;
  query(sql: string): Row[];
  /** Whether its files are in order. */
  isIntact(): boolean;
  drop(): void;
}

/** A file in the folder of the host, or a database of the servers that the environment names. */
export function createDatabase(folder: string): Database {
  const { END2END_POSTGRES: server, GALERA_URL: nodes } = process.env;
  if (nodes) return new Galera(nodes);
  return server ? new Postgres(server) : new Sqlite(join(folder, 'host.db'));
}

function rows(output: string): Row[] {
  return output.trim() === '' ? [] : JSON.parse(output);
}

/** A time of a row, in milliseconds. */
export function time(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(value as string);
}

/** A JSON value of a row. */
export function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

class Sqlite implements Database {
  constructor(private readonly file: string) {}

  urlOf(): string {
    return `sqlite:${this.file}`;
  }

  query(sql: string): Row[] {
    const args = ['-json', '-cmd', '.timeout 5000', this.file, sql];
    return rows(execFileSync('sqlite3', args, { encoding: 'utf8' }));
  }

  isIntact(): boolean {
    return this.query('PRAGMA integrity_check')[0].integrity_check === 'ok';
  }

  /** It goes with the folder. */
  drop(): void {}
}

class Postgres implements Database {
  private readonly url: string;
  private readonly name = `host_${randomBytes(8).toString('hex')}`;

  constructor(private readonly server: string) {
    psql(`${server}/postgres`, `CREATE DATABASE ${this.name}`);
    this.url = `${server}/${this.name}`;
  }

  urlOf(): string {
    return this.url;
  }

  query(sql: string): Row[] {
    const isRead = sql.trimStart().startsWith('SELECT');
    const asked = isRead ? `SELECT json_agg(found) FROM (${sql}) AS found` : sql;
    const output = psql(this.url, asked);
    return isRead ? rows(output) : [];
  }

  /** The server looks after its files. */
  isIntact(): boolean {
    return true;
  }

  drop(): void {
    psql(`${this.server}/postgres`, `DROP DATABASE ${this.name} WITH (FORCE)`);
  }
}

function psql(url: string, sql: string): string {
  const args = ['--no-psqlrc', '--tuples-only', '--no-align', '--quiet', '--command', sql, url];
  return execFileSync('psql', args, { encoding: 'utf8' });
}

/** A database of the cluster that `scripts/galera.sh` started. Each instance has a node of its own. */
class Galera implements Database {
  private readonly nodes: string[];
  private readonly name = `host_${randomBytes(8).toString('hex')}`;

  constructor(url: string) {
    this.nodes = url.replace('mysql://root@', '').split(',');
    this.ask(`CREATE DATABASE ${this.name}`, 'mysql');
  }

  urlOf(instance: number): string {
    const first = instance % this.nodes.length;
    const nodes = [...this.nodes.slice(first), ...this.nodes.slice(0, first)];
    return `mysql://root@${nodes.join(',')}/${this.name}`;
  }

  query(sql: string): Row[] {
    const [head, ...lines] = this.ask(sql, this.name).split('\n').filter(Boolean);
    if (head === undefined) return [];
    const names = head.split('\t');
    return lines.map((line) => {
      const values = line.split('\t').map(fromBatch);
      return Object.fromEntries(names.map((name, column) => [name, values[column]]));
    });
  }

  /** The nodes look after their files. */
  isIntact(): boolean {
    return true;
  }

  drop(): void {
    this.ask(`DROP DATABASE ${this.name}`, 'mysql');
  }

  /** Reads what all nodes have committed. */
  private ask(sql: string, database: string): string {
    const [host, port] = this.nodes[0].split(':');
    const wait = '--init-command=SET SESSION wsrep_sync_wait = 1';
    const server = ['--no-defaults', `--host=${host}`, `--port=${port}`, '--user=root', wait];
    const args = [...server, '--batch', `--execute=${sql}`, database];
    return execFileSync('mariadb', args, { encoding: 'utf8' });
  }
}

/** A value as `mariadb --batch` writes it. Times are in UTC. */
function fromBatch(text: string): unknown {
  if (text === 'NULL') return null;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(text)) return `${text.replace(' ', 'T')}Z`;
  const letters: Record<string, string> = { n: '\n', t: '\t', 0: '\0', '\\': '\\' };
  return text.replace(/\\([nt0\\])/g, (_, letter: string) => letters[letter]);
}
