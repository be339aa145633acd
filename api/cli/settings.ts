/** What the operator sets through the environment. Every value is checked; a wrong one is a `Stop` that says what is right. */
import { Stop } from './stop.ts';

export interface Settings {
  /** TCP port to listen on. */
  port: number;
  /** Address to listen on; the machine itself unless set. */
  host: string;
  /** Folder of the SQLite file. */
  dataDir: string;
  /** Folder the site is built into and served from. */
  site: string;
  /** Public origin, e.g. `https://www.example.gov.cn`; undefined while nobody knows where the portal lives. */
  publicUrl: string | undefined;
  /** Where the portal hangs below the origin, with both slashes: `/` or `/zwgk/mb/`. */
  basePath: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `PORT`, `HOST`, `DATA_DIR`, `SITE_OUT`, `PUBLIC_URL` and `BASE_PATH`. Throws `Stop`. */
export function readSettings(env: Environment, { port }: { port: number }): Settings {
  return {
    port: readPort(env.PORT, port),
    host: env.HOST || '127.0.0.1',
    dataDir: env.DATA_DIR || '.data',
    site: env.SITE_OUT || 'site/dist',
    ...readPlace(env),
  };
}

/** Where the built site will live: `PUBLIC_URL` and `BASE_PATH`. Throws `Stop`. */
export function readPlace(env: Environment): Pick<Settings, 'publicUrl' | 'basePath'> {
  return { publicUrl: readPublicUrl(env.PUBLIC_URL), basePath: readBasePath(env.BASE_PATH) };
}

function readPort(value: string | undefined, otherwise: number): number {
  if (!value) return otherwise;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= 0 && port <= 65535) return port;
  throw new Stop(`PORT=${value} 不是端口号：请写 1 到 65535 的整数，例如 PORT=8787。`);
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && value.replace(/\/$/, '').toLowerCase() === url.origin;
  if (isOrigin) return url.origin;
  throw new Stop(
    `PUBLIC_URL=${value} 不对：只写协议、域名和端口，例如 PUBLIC_URL=https://www.example.gov.cn；路径写在 BASE_PATH。`,
  );
}

function readBasePath(value: string | undefined): string {
  if (!value) return '/';
  if (/^\/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*$/.test(value)) return value;
  throw new Stop(
    `BASE_PATH=${value} 不对：以 / 开头、以 / 结尾，只用字母、数字和 . _ ~ -，例如 BASE_PATH=/zwgk/mb/。`,
  );
}
