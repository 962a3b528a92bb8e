import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A relay on 127.0.0.1 between a terminal and its core that cuts every connection each time so many bytes went up. */
export class BreakingLine {
  readonly #server: Server;
  readonly #corePort: number;
  readonly #every: number;
  readonly #sockets = new Set<Socket>();
  /** Bytes that came from the terminal, all that TLS adds among them. */
  sent = 0;
  breaks = 0;

  private constructor(corePort: number, every: number) {
    this.#corePort = corePort;
    this.#every = every;
    this.#server = createServer((terminal) => this.#take(terminal));
  }

  /** @param core its origin */
  static async to(core: string, every: number): Promise<BreakingLine> {
    const line = new BreakingLine(Number(new URL(core).port), every);
    await once(line.#server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  /** Where the terminal finds its core. */
  get origin(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#cut();
    await once(this.#server.close(), 'close');
  }

  #take(terminal: Socket): void {
    const core = connect(this.#corePort, '127.0.0.1');
    for (const socket of [terminal, core]) {
      this.#sockets.add(socket);
      // Whoever breaks off has their reasons; `close` follows.
      socket.on('error', () => {}).once('close', () => this.#sockets.delete(socket));
    }
    terminal.on('data', (bytes: Buffer) => this.#count(bytes.length));
    terminal.pipe(core).pipe(terminal);
    terminal.once('close', () => core.destroy());
    core.once('close', () => terminal.destroy());
  }

  #count(bytes: number): void {
    const before = Math.floor(this.sent / this.#every);
    this.sent += bytes;
    if (Math.floor(this.sent / this.#every) === before) return;
    this.breaks += 1;
    this.#cut();
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
