import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** HALF_OPEN: what is connected hears nothing more, and who connects is taken in and never answered. */
export type LineState = 'UP' | 'DOWN' | 'HALF_OPEN';

/** The line between a terminal and its core: a relay on 127.0.0.1 that passes every byte on, or stops doing so. */
export class UnsteadyLine {
  readonly #server: Server;
  readonly #corePort: number;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #state: LineState = 'UP';

  private constructor(corePort: number) {
    this.#corePort = corePort;
    this.#server = createServer((terminal) => this.#take(terminal));
  }

  /** @param core its origin */
  static async to(core: string): Promise<UnsteadyLine> {
    const line = new UnsteadyLine(Number(new URL(core).port));
    await line.#listen();
    line.#port = (line.#server.address() as AddressInfo).port;
    return line;
  }

  /** Where the terminal finds its core. */
  get origin(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  async become(state: LineState): Promise<void> {
    if (state === this.#state) return;
    this.#state = state;
    if (state === 'HALF_OPEN') for (const socket of this.#sockets) socket.unpipe().pause();
    // A connection that was cut or has gone silent never comes back to life.
    else for (const socket of this.#sockets) socket.destroy();
    if (state === 'DOWN') await this.#stopListening();
    else if (!this.#server.listening) await this.#listen();
  }

  async close(): Promise<void> {
    await this.become('DOWN');
  }

  async #listen(): Promise<void> {
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening');
  }

  async #stopListening(): Promise<void> {
    if (this.#server.listening) await once(this.#server.close(), 'close');
  }

  #take(terminal: Socket): void {
    this.#keep(terminal);
    if (this.#state === 'HALF_OPEN') return;
    const core = this.#keep(connect(this.#corePort, '127.0.0.1'));
    terminal.pipe(core).pipe(terminal);
    terminal.once('close', () => core.destroy());
    core.once('close', () => terminal.destroy());
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    // Whoever breaks off has their reasons; `close` follows.
    return socket.on('error', () => {}).once('close', () => this.#sockets.delete(socket));
  }
}
