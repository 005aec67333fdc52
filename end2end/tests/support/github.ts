import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of GitHub's API as the host asks: whether a login exists. */
export class Github {
  private constructor(private readonly server: Server) {}

  static async start(...logins: string[]): Promise<Github> {
    const server = createServer((request, response) => {
      const login = /^\/users\/([^/?]+)$/.exec(request.url ?? '')?.[1];
      const exists = login !== undefined && logins.includes(login);
      response.writeHead(exists ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(exists ? { login, type: 'User' } : { message: 'Not Found' }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Github(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
