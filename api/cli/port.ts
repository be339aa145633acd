/** The address a command is to listen on, tried before anything is built, so that nobody waits for a refusal. */
import { createServer } from 'node:net';
import { Stop } from './stop.ts';

interface Address {
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** Listens there for a moment. Throws `Stop` where that is not possible. */
export async function requireFreePort(address: Address): Promise<void> {
  const probe = createServer();
  try {
    await new Promise((done, fail) => {
      probe.once('error', fail).listen(address.port, address.host, () => probe.close(done));
    });
  } catch (error) {
    throw listenFailure(error, address);
  }
}

/** What an error of `listen` is to the operator; an error that is none comes back as it is. */
export function listenFailure(error: unknown, { host, port }: Address): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Stop(portTaken(port));
  if (code === 'EACCES') return new Stop(`没有权限使用端口 ${port}：请换 1024 以上的端口，例如 PORT=8787。`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Stop(`HOST=${host} 不是这台机器的地址：请写 127.0.0.1（只给本机）或 0.0.0.0（给网络）。`);
  }
  return error;
}

export function portTaken(port: number): string {
  return `端口 ${port} 已被占用：请停掉占用它的程序，或换一个端口，例如 PORT=${port + 1}。`;
}
