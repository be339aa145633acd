/** What a programme is, for machines that read pages (https://schema.org, JSON-LD 1.1). */
import type { BuiltProgramme } from '#db/content.ts';
import { WHOLE_COUNTRY } from '#db/regions/related-codes.ts';
import { link, publicAddress } from './links.ts';
import { audienceText, placeText } from './text/zh-CN.ts';

/** A JSON object; `undefined` members are left out when it is written. */
export type JsonLd = Record<string, unknown>;

/** A programme as a GovernmentService; a notice or a reference as the CreativeWork it is. */
export function programmeJsonLd(built: BuiltProgramme): JsonLd {
  const { programme, source } = built;
  const { slug, kind, title, summary, authority, contacts } = programme;
  const about = {
    '@context': 'https://schema.org',
    name: title,
    description: summary,
    inLanguage: 'zh-CN',
    url: publicAddress(link(`/programmes/${slug}/`)),
  };
  const document = {
    '@type': 'Legislation',
    name: source.title,
    legislationIdentifier: source.documentNumber ?? undefined,
    legislationDate: source.issuedOn ?? undefined,
    url: publicAddress(link(`/programmes/${slug}/source/`)),
  };
  if (kind !== 'programme')
    return { ...about, '@type': 'CreativeWork', isBasedOn: { ...document, '@type': 'CreativeWork' } };
  const phones = contacts.flatMap(({ label, phone }) => (phone ? [{ label, phone }] : []));
  return {
    ...about,
    '@type': 'GovernmentService',
    areaServed: areaServed(built),
    audience: { '@type': 'Audience', audienceType: audienceText(built) },
    provider: { '@type': 'GovernmentOrganization', name: authority.name },
    availableChannel: phones.map(({ label, phone }) => ({
      '@type': 'ServiceChannel',
      name: label,
      servicePhone: { '@type': 'ContactPoint', telephone: phone },
    })),
    isBasedOn: document,
  };
}

/** The place with its GB/T 2260 code; nothing where the text names none. */
function areaServed(built: BuiltProgramme): JsonLd | undefined {
  const { code, place } = built.programme.region;
  if (code === null && place === null) return undefined;
  const identifier = code === null || code === WHOLE_COUNTRY ? undefined : code;
  return { '@type': 'AdministrativeArea', name: placeText(built), identifier };
}
