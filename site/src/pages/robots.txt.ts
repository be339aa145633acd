/** `robots.txt` (RFC 9309): everything may be read but what nobody looks for by searching. */
import { link } from '../links.ts';
import { siteAddress } from '../site-address.ts';

export function GET(): Response {
  const lines = [
    'User-agent: *',
    `Disallow: ${link('/search/')}`,
    `Disallow: ${link('/zb/')}`,
    `Sitemap: ${siteAddress(link('/sitemap.xml'))}`,
  ];
  return new Response(`${lines.join('\n')}\n`);
}
