import { createServer, type Server } from 'node:net';
import { LaunchFailure } from './failure.js';
import { PORTS, type PortName, type Ports } from './ports.js';

const LOOPBACK = '127.0.0.1';

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => resolve(server));
  });

const close = (server: Server): Promise<void> => new Promise(resolve => server.close(() => resolve()));

/** Fails with a line for each port that somebody else holds. */
export async function demandFreePorts(ports: Ports): Promise<void> {
  const problems: string[] = [];
  for (const name of Object.keys(PORTS) as PortName[]) {
    const { variable, what } = PORTS[name];
    try {
      await close(await listen(ports[name]));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      problems.push(
        code === 'EADDRINUSE'
          ? `Port ${ports[name]} (${what}) is taken by another program. Choose another: ${variable}=${ports[name] + 10_000 > 65_535 ? ports[name] - 1_000 : ports[name] + 10_000} npm start`
          : `Port ${ports[name]} (${what}) cannot be used (${code}). Choose another by ${variable}.`,
      );
    }
  }
  if (problems.length > 0) throw new LaunchFailure(problems.join('\n  '));
}

/** Ports that are free now, for a stack beside the usual one. */
export async function findFreePorts(): Promise<Ports> {
  const names = Object.keys(PORTS) as PortName[];
  const servers = await Promise.all(names.map(() => listen(0)));
  const ports = Object.fromEntries(
    servers.map((server, index) => [names[index], (server.address() as { port: number }).port]),
  ) as Ports;
  await Promise.all(servers.map(close));
  return ports;
}
