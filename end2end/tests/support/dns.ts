import { createSocket } from 'node:dgram';

/** A name server on loopback, for which no name exists that is not listed. */
export class NameServer {
  private readonly socket = createSocket('udp4');
  readonly asked: string[] = [];

  private constructor(private readonly known: string[]) {}

  static async start(...known: string[]): Promise<NameServer> {
    const server = new NameServer(known);
    server.socket.on('message', (query, from) => {
      const answer = server.answer(query);
      server.socket.send(answer, from.port, from.address);
    });
    await new Promise<void>((done) => server.socket.bind(0, '127.0.0.1', done));
    return server;
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  /** RFC 1035 §4.1: the question comes back, and for a known name one MX record. */
  private answer(query: Buffer): Buffer {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at]!; length > 0; length = query[at]!) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const name = labels.join('.').toLowerCase();
    this.asked.push(name);
    const isKnown = this.known.includes(name);
    const header = Buffer.from([query[0]!, query[1]!, 0x81, isKnown ? 0x80 : 0x83, 0, 1, 0, isKnown ? 1 : 0, 0, 0, 0, 0]);
    // The name of the question again, MX, IN, 60 seconds, 10 mail.
    const record = Buffer.from('c00c000f00010000003c0009000a046d61696cc00c', 'hex');
    return Buffer.concat([header, query.subarray(12, at + 5), ...(isKnown ? [record] : [])]);
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => this.socket.close(done));
  }
}
