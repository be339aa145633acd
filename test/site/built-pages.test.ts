/** What every built page keeps: structure, links, metadata, budgets, and nothing the CSP would refuse. */
import { describe, expect, test } from 'vitest';
import { metaOf } from '#api/cli/built-site.ts';
import { CARD_BLOCKS } from '#db/programmes/card.ts';
import { below, builtPages, compressedSize, idsOf, isBuilt, type Tag, tagsOf, textOf } from './built-site.ts';
import { modulesOf } from './sizes.ts';

const SITE = process.env.SITE_OUT ?? 'site/dist';
const pages = builtPages();
const byPath = new Map(pages.map((page) => [page.path, page]));
const plain = pages.filter(({ path }) => !path.startsWith('/zb/'));
const programmes = pages.filter(({ path }) => /^\/(zb\/)?programmes\/[^/]+\/$/.test(path));
const cards = programmes.filter(({ html }) => html.includes('<b>明白卡</b>'));
const others = programmes.filter((page) => !cards.includes(page));
const tables = pages.filter(({ path }) => /^\/(zb\/)?programmes\/[^/]+\/data\/$/.test(path));
const sources = pages.filter(({ path }) => /^\/(zb\/)?programmes\/[^/]+\/source\/$/.test(path));
const checks = pages.filter(({ path }) => /\/programmes\/.*\/check\/|\/check\/receipt\//.test(path));

test('builds the pages of this issue', () => {
  const general = [
    '/',
    '/programmes/',
    '/check/',
    '/check/receipt/',
    '/search/',
    '/about/',
    '/privacy/',
    '/accessibility/',
    '/sitemap/',
  ];
  for (const path of [...general, '/404.html']) {
    expect([...byPath.keys()]).toContain(path);
  }
  expect([cards.length, others.length, tables.length].every((count) => count > 0)).toBe(true);
  expect(sources.map(({ path }) => path)).toEqual(programmes.map(({ path }) => `${path}source/`));
});

test('builds every page in the 长辈版 too, and nothing else there', () => {
  const elder = pages.filter(({ path }) => path.startsWith('/zb/')).map(({ path }) => path.slice(3));
  expect(elder.sort()).toEqual(plain.map(({ path }) => path).sort());
});

describe.each(pages)('$path', ({ path, html }) => {
  const tags = tagsOf(html);

  test('is Chinese, with one h1 and one main', () => {
    expect(html.startsWith('<!DOCTYPE html>') || html.startsWith('<!doctype html>')).toBe(true);
    expect(named(tags, 'html')[0]?.attributes.lang).toBe('zh-CN');
    expect(named(tags, 'h1')).toHaveLength(1);
    expect(named(tags, 'main')).toHaveLength(1);
  });

  test('has ids used once, and headings that skip no level', () => {
    const ids = idsOf(html);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test('has no inline script, no style and no handler', () => {
    expect(named(tags, 'style')).toEqual([]);
    expect(scripts(tags).filter(({ attributes: { src } }) => !src)).toEqual([]);
    const forbidden = tags
      .flatMap(({ attributes }) => Object.keys(attributes))
      .filter((name) => /^(style|on.+)$/.test(name));
    expect(forbidden).toEqual([]);
  });

  test('refers to nothing outside the site but telephones', () => {
    const addresses = tags.flatMap(({ attributes: { href, src, action } }) =>
      [href, src, action].filter((one) => one !== undefined),
    );
    const outside = addresses.filter(
      (one) => !one.startsWith('#') && !one.startsWith('tel:') && below(one) === undefined,
    );
    expect(outside).toEqual([]);
  });

  test('has no dead link or fragment', () => {
    expect(deadLinks(path, html)).toEqual([]);
  });

  test('keeps links of the 长辈版 inside it', () => {
    if (!path.startsWith('/zb/')) return;
    const leaving = named(tags, 'a').filter(({ attributes: { href = '', class: kind } }) => {
      const target = below(href);
      const isFile = target?.endsWith('.ics'); // files are not pages and have one edition
      return kind !== 'edition' && !isFile && target !== undefined && !target.startsWith('/zb/');
    });
    expect(leaving).toEqual([]);
  });

  test('is readable without a script', () => {
    expect(textOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '').trim().length).toBeGreaterThan(40);
  });

  test('says whom to tell about a mistake, and which page it is', () => {
    const corrections = /<aside class="corrections"[\s\S]*?<\/aside>/.exec(html)?.[0] ?? '';
    expect(textOf(corrections)).toMatch(/我要纠错.*\d{4}-\d{7}/s);
    // An error page stands for any address, so it names none.
    if (!path.endsWith('.html')) expect(textOf(corrections)).toContain(path.replace(/\/$/, ''));
  });

  test('names site and page in the government meta tags', () => {
    const meta = metaOf(html);
    const wanted = ['SiteName', 'SiteDomain', ...(isArticle(path) ? ARTICLE_TAGS : COLUMN_TAGS)];
    expect(wanted.filter((name) => !meta.get(name))).toEqual([]);
    if (isArticle(path)) expect(meta.get('PubDate')).toMatch(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/);
  });

  test('makes up no 网站标识码', () => {
    expect(metaOf(html).has('SiteIDCode')).toBe(false);
  });

  test('points to the plain page as the canonical one, or is an error page', () => {
    const canonical = tags.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href;
    const wanted = isError(path) ? undefined : path.replace(/^\/zb\//, '/');
    expect(canonical && below(canonical)).toBe(wanted);
  });
});

describe.each(cards)('card $path', (page) => {
  test('leads to each of its blocks from the top', () => {
    const jumps = /<nav class="jumps"[\s\S]*?<\/nav>/.exec(page.html)?.[0] ?? '';
    const targets = named(tagsOf(jumps), 'a').map(({ attributes: { href } }) => href);
    expect(targets.slice(0, CARD_BLOCKS.length)).toEqual(CARD_BLOCKS.map(({ id }) => `#${id}`));
  });

  test('has a number to call in 找谁, the public hotline where its text prints none', () => {
    const contact = /<section class="block block-contact"[\s\S]*?<\/section>/.exec(page.html)?.[0] ?? '';
    const called = named(tagsOf(contact), 'a').flatMap(({ attributes: { href = '' } }) =>
      href.startsWith('tel:') ? [href] : [],
    );
    expect(called.length).toBeGreaterThan(0);
    expect(contact.includes('class="note hotline"')).toBe(called[0] === 'tel:12345');
  });

  test('has the eight blocks in their order, none empty', () => {
    const blocks = [...page.html.matchAll(/<section class="block block-([a-z]+)"[\s\S]*?<\/section>/g)];
    expect(blocks.map(([html, id]) => [id, textOf(/<h2[\s\S]*?<\/h2>/.exec(html)?.[0] ?? '')])).toEqual(
      CARD_BLOCKS.map(({ id, title }) => [id, title]),
    );
    expect(blocks.filter(([html]) => !html.includes('<li'))).toEqual([]);
  });

  test('follows every statement with a clause of its own source page', () => {
    const blocks = /<div class="blocks">[\s\S]*?<\/div>/.exec(page.html)?.[0] ?? '';
    const statements = blocks.split('<li').slice(1);
    expect(statements.filter((html) => !html.includes('class="cite"')).map(textOf)).toEqual([]);
    const anchors = idsOf(byPath.get(`${page.path}source/`)?.html ?? '');
    const cited = named(tagsOf(page.html), 'a').filter(({ attributes }) => attributes.class === 'cite');
    const lost = cited.filter(({ attributes: { href = '' } }) => {
      const [target, anchor = ''] = (below(href) ?? '').split('#');
      return target !== `${page.path}source/` || !anchors.includes(anchor);
    });
    expect(lost).toEqual([]);
  });
});

test.each([...programmes, ...sources])('$path is at most 14 KB compressed', (page) => {
  expect(compressedSize(page)).toBeLessThanOrEqual(14_336);
});

test.each(tables)('$path is at most 60 KB compressed', (page) => {
  expect(compressedSize(page)).toBeLessThanOrEqual(61_440);
});

describe.each(others)('$path, a notice or a reference', ({ path, html }) => {
  test('says what kind it is where a card says 明白卡, and has its notes, each with a clause', () => {
    expect(html).toMatch(/<p class="kicker"><b>(通知|研究资料，非现行政策)<\/b>/);
    const notes = /<section class="notes"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
    const statements = notes.split('<li').slice(1);
    expect(statements.length).toBeGreaterThan(3);
    expect(statements.filter((note) => !note.includes('class="cite"'))).toEqual([]);
  });

  test('never calls itself a card, here or on its other pages', () => {
    for (const page of [path, `${path}source/`]) {
      expect(textOf(byPath.get(page)?.html ?? '')).not.toMatch(/本卡|回到明白卡|自查：/);
    }
  });
});

test.each(checks)('$path names every file its scripts import, to be fetched at once', ({ html }) => {
  const links = tagsOf(html).filter(({ attributes }) => attributes.rel === 'modulepreload');
  const sources = scripts(tagsOf(html)).map(({ attributes: { src } }) => src);
  const imported = modulesOf(html, SITE).filter((path) => !sources.includes(path));
  expect(imported.length).toBeGreaterThan(0);
  expect(links.map(({ attributes }) => attributes.href).sort()).toEqual(imported.sort());
});

test('only check pages and the page of the screening carry a script', () => {
  const scripted = pages.filter(({ html }) => scripts(tagsOf(html)).length > 0);
  const others = scripted.filter((page) => !checks.includes(page)).map(({ path }) => path);
  expect(others.sort()).toEqual(['/check/', '/zb/check/']);
});

test('shows the numbers for people in distress on home, 404 and the psychological card, before anything else', () => {
  const sensitive = cards.filter(({ html }) => html.includes('name="referrer"'));
  expect(sensitive.length).toBeGreaterThan(0);
  const shown = pages.filter(({ path }) => /^\/(zb\/)?(404\.html)?$/.test(path));
  for (const { html } of [...shown, ...sensitive]) {
    const block = html.indexOf('<aside class="crisis');
    expect(block).toBeGreaterThan(0);
    expect(block).toBeLessThan(html.indexOf('<main'));
    const crisis = /<aside class="crisis[\s\S]*?<\/aside>/.exec(html)?.[0] ?? '';
    for (const number of ['120', '110', '12356', '12355', '12338']) {
      expect(crisis).toMatch(new RegExp(`<a href="tel:${number}"><b>${number}</b>`));
    }
  }
});

test('says beside the number of 12356 when somebody answers', () => {
  for (const path of ['/', '/zb/', '/404.html']) {
    expect(byPath.get(path)?.html).toMatch(/tel:12356"[\s\S]*?每天至少18小时[\s\S]*?<\/li>/);
  }
});

test('claims no round-the-clock service of 12356', () => {
  for (const { html } of pages) {
    const line = /tel:12356"[\s\S]*?<\/li>/.exec(html)?.[0] ?? '';
    expect(textOf(line)).not.toMatch(/24\s*小时|全天/);
  }
});

test('gives sensitive pages a title that says nothing', () => {
  for (const { html } of pages.filter(({ html }) => html.includes('name="referrer"'))) {
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toMatch(/^便民目录｜/);
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
  }
});

const ARTICLE_TAGS = ['ArticleTitle', 'PubDate', 'ContentSource'];
const COLUMN_TAGS = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];

function isError(path: string): boolean {
  return /^\/(zb\/)?(404|500)\.html$/.test(path);
}

function isArticle(path: string): boolean {
  return /\/programmes\/[^/]+\//.test(path);
}

/** Scripts that run. A JSON block is data: it never runs, and the CSP does not concern it. */
function scripts(tags: Tag[]): Tag[] {
  return named(tags, 'script').filter(
    ({ attributes: { type } }) => !/^application\/(ld\+)?json$/.test(type ?? ''),
  );
}

function named(tags: Tag[], name: string): Tag[] {
  return tags.filter((tag) => tag.name === name);
}

function deadLinks(path: string, html: string): string[] {
  const addresses = tagsOf(html).flatMap(({ attributes: { href, src } }) =>
    [href, src].filter((one) => one !== undefined),
  );
  return addresses.filter((address) => {
    const [target = '', anchor] = address.startsWith('#')
      ? [path, address.slice(1)]
      : (below(address)
          ?.replace(/\?[^#]*/, '')
          .split('#') ?? ['']);
    if (target === '') return false; // tel:, checked above
    if (!isBuilt(target)) return true;
    return anchor !== undefined && !idsOf(byPath.get(target)?.html ?? '').includes(anchor);
  });
}
