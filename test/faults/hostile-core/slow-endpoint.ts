import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { CoreInHostileHands } from './core-in-hostile-hands.ts';

/** Milliseconds between two bytes of a drip. */
const dripMs = 300;

/** What a core does that takes a terminal's time and not its memory; connections take turns. */
export const slownesses = ['NO_TLS', 'NO_ANSWER', 'HEADER_DRIP', 'BODY_DRIP', 'NO_END'] as const;

/** Opens a socket on 127.0.0.1 at which nothing ever comes to an end. Gives its port. */
export async function listenSlowly(core: CoreInHostileHands): Promise<number> {
  let connections = 0;
  let requests = 0;
  const https = createHttpsServer(
    { cert: core.credentials.certificate, key: core.credentials.privateKey, minVersion: 'TLSv1.3' },
    (request, response) => {
      const { socket } = request;
      socket.on('error', () => {});
      response.on('error', () => {});
      const drip = (begin: string, byte: string) => {
        socket.write(begin);
        const timer = setInterval(() => socket.write(byte), dripMs);
        socket.on('close', () => clearInterval(timer));
      };
      requests += 1;
      switch (slownesses[1 + (requests % (slownesses.length - 1))]) {
        case 'HEADER_DRIP':
          drip('HTTP/1.1 200 OK\r\nx: ', 'y');
          return;
        case 'BODY_DRIP':
          drip('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n', ' ');
          return;
        case 'NO_END':
          socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n');
          return;
        default:
          // Nothing at all.
          return;
      }
    },
  );
  https.on('tlsClientError', () => {});
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    connections += 1;
    if (connections % slownesses.length !== 0) https.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
