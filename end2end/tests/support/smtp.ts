import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import { freePort } from '../../free-port.mjs';
import { eventually } from './host';

/** A mail as an SMTP server received it. */
export interface Received {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Map<string, unknown>;
  raw: Buffer;
  link: string | undefined;
  code: string | undefined;
}

function refusal(responseCode: number | undefined): Error | undefined {
  return responseCode && Object.assign(new Error('refused'), { responseCode });
}

/** A real SMTP server on a port of its own, which may be stopped and started again. */
export class SmtpSink {
  readonly received: Received[] = [];
  /** Answers to the greeting, for all, and to RCPT, by address; nothing accepts. */
  greeting?: number;
  readonly recipients = new Map<string, number>();
  private server?: SMTPServer;

  /** Refuses every client with this code, also those that are connected. */
  refuseAll(code: number): void {
    this.greeting = code;
    const { connections } = this.server as unknown as { connections: Set<{ close(): void }> };
    for (const connection of [...connections]) connection.close();
  }

  private constructor(private readonly port: number) {}

  /** A sink that does not listen yet. */
  static async reserve(): Promise<SmtpSink> {
    return new SmtpSink(await freePort());
  }

  static async start(): Promise<SmtpSink> {
    const sink = await SmtpSink.reserve();
    await sink.listen();
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onConnect: (_session, done) => done(refusal(this.greeting)),
      onRcptTo: (to, _session, done) => done(refusal(this.recipients.get(to.address))),
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.keep(Buffer.concat(chunks)).then(() => done(), done);
        });
      },
    });
    // A client that is killed resets its connection.
    server.on('error', () => {});
    this.server = server;
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
  }

  private async keep(raw: Buffer): Promise<void> {
    const mail = await simpleParser(raw);
    const text = mail.text ?? '';
    const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
    this.received.push({
      messageId: mail.messageId ?? '',
      to: to?.value[0]?.address ?? '',
      subject: mail.subject ?? '',
      text,
      html: mail.html || '',
      headers: mail.headers,
      raw,
      link: /https?:\S+/.exec(text)?.[0],
      code: /\b\d{4}-\d{4}\b/.exec(text)?.[0],
    });
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (server) await new Promise<void>((done) => server.close(done));
  }

  /** The mails to an address, once there are `count`. */
  mailsTo(address: string, count = 1): Promise<Received[]> {
    return eventually(`mail ${count} to ${address}`, () => {
      const mails = this.received.filter((mail) => mail.to === address);
      return mails.length >= count ? mails : undefined;
    });
  }
}
