/** What the operator sets through the environment. Every value is checked; a wrong one is a `Stop` that says what is right. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bindings } from '../env.ts';
import { reason, Stop } from './stop.ts';

/** What the site is built for: a change of any of these is another site. */
export interface Place {
  /** Public origin, e.g. `https://www.example.gov.cn`; undefined while nobody knows where the portal lives. */
  publicUrl: string | undefined;
  /** Where the portal hangs below the origin, with both slashes: `/` or `/zwgk/mb/`. */
  basePath: string;
  /** Absolute path of the county's own `county.yaml`; `site/county.yaml` where there is none. */
  countyConfig?: string | undefined;
}

export interface Settings extends Place {
  /** TCP port to listen on. */
  port: number;
  /** Address to listen on; the machine itself unless set. */
  host: string;
  /** Folder of the SQLite file. */
  dataDir: string;
  /** Folder the site is built into and served from. */
  site: string;
  /** Sites that may embed the pages, as CSP `frame-ancestors` takes them; undefined where none may. */
  frameAncestors: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `PORT`, `HOST`, `DATA_DIR`, `SITE_OUT`, `FRAME_ANCESTORS` and what `readPlace` reads. Throws `Stop`. */
export function readSettings(env: Environment, { port }: { port: number }): Settings {
  return {
    port: readPort(env.PORT, port),
    host: env.HOST || '127.0.0.1',
    dataDir: env.DATA_DIR || '.data',
    site: env.SITE_OUT || 'site/dist',
    frameAncestors: readFrameAncestors(env.FRAME_ANCESTORS),
    ...readPlace(env),
  };
}

/** Where the built site will live and whose it is: `PUBLIC_URL`, `BASE_PATH` and `COUNTY_CONFIG`. Throws `Stop`. */
export function readPlace(env: Environment): Place {
  return {
    publicUrl: readPublicUrl(env.PUBLIC_URL),
    basePath: readBasePath(env.BASE_PATH),
    countyConfig: readCountyConfig(env.COUNTY_CONFIG),
  };
}

/** What the app is given of the settings: `[vars]` of wrangler.toml as this deployment has them. */
export function varsOf({
  basePath,
  publicUrl,
  frameAncestors,
}: Pick<Settings, 'basePath' | 'publicUrl' | 'frameAncestors'>): Omit<Bindings, 'DB' | 'ASSETS'> {
  return {
    BASE_PATH: basePath,
    ...(publicUrl && { PUBLIC_URL: publicUrl }),
    ...(frameAncestors && { FRAME_ANCESTORS: frameAncestors }),
  };
}

function readPort(value: string | undefined, otherwise: number): number {
  if (!value) return otherwise;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= 0 && port <= 65535) return port;
  throw new Stop(`PORT=${oneLine(value)} 不是端口号：请写 1 到 65535 的整数，例如 PORT=8787。`);
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && value.replace(/\/$/, '').toLowerCase() === url.origin;
  if (isOrigin) return url.origin;
  throw new Stop(
    `PUBLIC_URL=${oneLine(value)} 不对：只写协议、域名和端口，例如 PUBLIC_URL=https://www.example.gov.cn；路径写在 BASE_PATH。`,
  );
}

function readBasePath(value: string | undefined): string {
  if (!value) return '/';
  if (/^\/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*$/.test(value)) return value;
  throw new Stop(
    `BASE_PATH=${oneLine(value)} 不对：以 / 开头、以 / 结尾，只用字母、数字和 . _ ~ -，例如 BASE_PATH=/zwgk/mb/。`,
  );
}

/** A host and perhaps a port: `URL` would let `;` and `,` pass, which end a directive and a policy. */
const EMBEDDER = /^('self'|https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?)$/i;

function readFrameAncestors(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const sites = value.split(' ').filter((site) => site !== '');
  if (sites.length > 0 && sites.every((site) => EMBEDDER.test(site))) return sites.join(' ');
  throw new Stop(
    `FRAME_ANCESTORS=${oneLine(value)} 不对：写可以嵌入本站的网站，https:// 开头，只到域名和端口，用空格隔开，本站自己写 'self'，例如 FRAME_ANCESTORS="'self' https://www.example.gov.cn"。`,
  );
}

function readCountyConfig(value: string | undefined): string | undefined {
  if (!value) return undefined;
  try {
    readFileSync(value);
    return resolve(value);
  } catch (error) {
    throw new Stop(
      `COUNTY_CONFIG=${oneLine(value)} 读不出来（${reason(error)}）：请写本县配置文件的路径，格式见 site/county.yaml。`,
    );
  }
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ');
}
