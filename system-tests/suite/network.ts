import { createServer, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * The network of one browser: a proxy that can be cut. A cut network closes nothing; it lets everything hang, as a
 * pulled cable does, and refuses what is new.
 */
export class Network {
  private readonly sockets = new Set<Socket>();
  private cutOff = false;

  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  static async open(): Promise<Network> {
    const server = createServer();
    const network = new Network(server);
    server.on('connection', (socket) => network.keep(socket));
    server.on('request', (asked, answer) => {
      if (network.cutOff) {
        answer.destroy();
        return;
      }
      const target = new URL(asked.url ?? '');
      const onward = request(
        { host: target.hostname, port: target.port, path: target.pathname + target.search, method: asked.method, headers: asked.headers },
        (result) => {
          answer.writeHead(result.statusCode ?? 502, result.headers);
          result.pipe(answer);
        },
      );
      onward.on('error', () => answer.destroy());
      asked.pipe(onward);
    });
    server.on('connect', (asked, socket: Socket, head) => {
      if (network.cutOff) {
        socket.destroy();
        return;
      }
      const [host, port] = (asked.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        if (head.length) onward.write(head);
        onward.pipe(socket);
        socket.pipe(onward);
      });
      network.keep(onward);
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return network;
  }

  /** What a browser is told to use. */
  get proxy(): { server: string; bypass: string } {
    return { server: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`, bypass: '<-loopback>' };
  }

  /** From now on nothing gets through, in either direction. */
  cut(): void {
    this.cutOff = true;
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
      socket.removeAllListeners('data');
    }
  }

  /** New connections work again; those that hung are gone. */
  mend(): void {
    this.cutOff = false;
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  async close(): Promise<void> {
    this.mend();
    await new Promise((done) => this.server.close(done));
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
  }
}
