/** Every address inside the site is made here, so a base path or the 长辈版 can never be forgotten. */

/** The 长辈版 is the same page under this first segment. */
export const ELDER = 'zb';

/** Not part of the 长辈版: for developers and staff. */
const OUTSIDE_ELDER = ['/v1', '/data/', '/developers/', '/desk/'];

/**
 * The address of a page, from its plain path: `/programmes/` is `/zwgk/mb/zb/programmes/` under a base path in the
 * 长辈版. Pass `Astro.params.zb` as `zb`: links of the 长辈版 then stay inside it.
 */
export function link(path: string, zb?: string | undefined): string {
  const elder = zb === ELDER && !OUTSIDE_ELDER.some((outside) => path.startsWith(outside));
  return `${base()}${elder ? `/${ELDER}` : ''}${path}`;
}

/** The plain path of an address: the reverse of `link`, used for canonical and to change edition. */
export function plainPath(pathname: string): string {
  const inside = pathname.startsWith(`${base()}/`) ? pathname.slice(base().length) : pathname;
  return inside.startsWith(`/${ELDER}/`) ? inside.slice(ELDER.length + 1) : inside;
}

/** The absolute address where `PUBLIC_URL` names the origin, else the address from the root. */
export function publicAddress(address: string): string {
  return `${(process.env.PUBLIC_URL ?? '').replace(/\/+$/, '')}${address}`;
}

/** The base path without its last slash: empty at the root. */
function base(): string {
  return import.meta.env.BASE_URL.replace(/\/+$/, '');
}
