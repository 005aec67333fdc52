import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SITE_KEY = '5e1f0a52-3f0e-4b6b-9b53-7d2b8f6a1c11';

/** As much of hCaptcha's server as the host asks: whether an answer is one, once. */
export class SiteVerify {
  readonly asked: URLSearchParams[] = [];
  /** What is answered next: a status, or codes of a failure; else a success. */
  next: (number | string[])[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SiteVerify> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (data) => (body += data));
      request.on('end', () => {
        const next = provider.next.shift();
        const seen = provider.asked.map((asked) => asked.get('response'));
        const asked = new URLSearchParams(body);
        provider.asked.push(asked);
        if (typeof next === 'number') {
          response.writeHead(next).end();
          return;
        }
        const codes = seen.includes(asked.get('response')) ? ['already-seen-response'] : next;
        const verdict = codes
          ? { success: false, 'error-codes': codes }
          : { success: true, hostname: '127.0.0.1', challenge_ts: new Date().toISOString() };
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(verdict));
      });
    });
    const provider = new SiteVerify(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return provider;
  }

  /** The settings of a host that asks it. */
  get environment(): Record<string, string> {
    return {
      CAPTCHA: 'hcaptcha',
      HCAPTCHA_SITE_KEY: SITE_KEY,
      HCAPTCHA_SECRET: 'ES_canary_of_the_account',
      HCAPTCHA_URL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/**
 * The script of the widget, as far as a page notices: it draws into elements of its class when it
 * comes, or when it is told to, and adds an input with the answer to the form.
 */
export const WIDGET = `
  (() => {
    let solved = 0;
    const places = [];
    const render = (place, options) => {
      if (place.children.length > 0) throw new Error('one captcha for each place');
      const frame = document.createElement('iframe');
      frame.src = 'https://newassets.hcaptcha.com/frame?' + options.sitekey;
      const box = document.createElement('button');
      box.type = 'button';
      box.textContent = 'I am human';
      const answer = document.createElement('textarea');
      answer.name = 'h-captcha-response';
      answer.hidden = true;
      box.addEventListener('click', () => {
        solved += 1;
        answer.value = options.sitekey + '.answer-' + solved;
        box.textContent = 'Solved';
      });
      place.append(frame, box, answer);
      places.push({ box, answer });
      return String(places.length - 1);
    };
    const reset = () => {
      for (const { box, answer } of places) {
        answer.value = '';
        box.textContent = 'I am human';
      }
    };
    window.hcaptcha = { render, reset };
    for (const place of document.querySelectorAll('.h-captcha')) {
      render(place, { sitekey: place.dataset.sitekey });
    }
  })();
`;
