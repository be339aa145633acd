/** `sitemap.xml` (https://www.sitemaps.org/protocol.html): the plain edition, which search engines are to show. */
import { link } from '../links.ts';
import { siteAddress } from '../site-address.ts';
import { siteMap } from '../site-map.ts';

export function GET(): Response {
  const urls = siteMap().flatMap(({ entries }) => entries.filter(({ hidden }) => !hidden).map(urlOf));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
  return new Response(xml);
}

function urlOf({ path, modified }: ReturnType<typeof siteMap>[number]['entries'][number]): string {
  const lastmod = modified ? `<lastmod>${modified}</lastmod>` : '';
  return `<url><loc>${siteAddress(link(path))}</loc>${lastmod}</url>`; // our paths hold nothing XML would escape
}
