import { getCounty } from './county.ts';
import { publicAddress } from './links.ts';

/** An absolute address even where `PUBLIC_URL` is not set: on the domain of the county's file then. For machines that take no other. */
export function siteAddress(address: string): string {
  return process.env.PUBLIC_URL ? publicAddress(address) : `https://${getCounty().domain}${address}`;
}
