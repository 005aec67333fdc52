import { type Server, createServer, request } from 'node:http';

/** A proxy that hands each request to the next of several servers. */
export class RoundRobin {
  private next = 0;

  private constructor(private readonly server: Server) {}

  static async start(port: number, servers: number[]): Promise<RoundRobin> {
    const server = createServer((asked, answer) => {
      const to = servers[proxy.next++ % servers.length];
      const { method, url: path, headers } = asked;
      // A connection each: none outlives a server that is killed.
      const passed = request({ host: '127.0.0.1', port: to, method, path, headers, agent: false });
      passed.on('response', (given) => {
        answer.writeHead(given.statusCode!, given.rawHeaders);
        given.pipe(answer);
      });
      passed.on('error', () => answer.headersSent || answer.writeHead(502).end());
      asked.pipe(passed);
    });
    const proxy = new RoundRobin(server);
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return proxy;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
