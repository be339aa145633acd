/**
 * `robots.txt` (RFC 9309): everything may be read; pages that are not to be found say so themselves. Below a sub-path no crawler
 * asks for it: the county copies the Sitemap line into its own.
 */
import { link } from '../links.ts';
import { siteAddress } from '../site-address.ts';

export function GET(): Response {
  const lines = ['User-agent: *', 'Disallow:', `Sitemap: ${siteAddress(link('/sitemap.xml'))}`];
  return new Response(`${lines.join('\n')}\n`);
}
