import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A row; times are numbers or texts, whatever the database has. */
export type Row = Record<string, unknown>;

/** The database of one host. */
export interface Database {
  readonly url: string;
  query(sql: string): Row[];
  /** Whether its files are in order. */
  isIntact(): boolean;
  drop(): void;
}

/** A file in the folder of the host, or a database of the server that `END2END_POSTGRES` names. */
export function createDatabase(folder: string): Database {
  const server = process.env.END2END_POSTGRES;
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
  readonly url: string;

  constructor(private readonly file: string) {
    this.url = `sqlite:${file}`;
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
  readonly url: string;
  private readonly name = `host_${randomBytes(8).toString('hex')}`;

  constructor(private readonly server: string) {
    psql(`${server}/postgres`, `CREATE DATABASE ${this.name}`);
    this.url = `${server}/${this.name}`;
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
