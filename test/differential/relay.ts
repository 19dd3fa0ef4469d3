import { connect, createServer, type Server, type Socket } from 'node:net';

/** Hands bytes on, so that the listener sees the dialler's address, as it would from another machine. */
export interface Relay {
  readonly port: number;
  close(): Promise<void>;
}

export interface RelayPlan {
  /** The address of the member that accepts the connection; the relay listens there. */
  readonly listener: string;
  readonly port: number;
  /** The address of the member that connects. */
  readonly dialler: string;
}

export async function startRelay({ listener, port, dialler }: RelayPlan): Promise<Relay> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    const outgoing = connect({ host: listener, port, localAddress: dialler });
    keep(incoming);
    keep(outgoing);
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  return { port: await listening(server, listener), close: () => closed(server, sockets) };
}

function listening(server: Server, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
    });
  });
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => void server.close(() => resolve()));
}
