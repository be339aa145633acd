/** Government meta tags (国办发〔2017〕47号), by kind of page: which names, in which order. */
import type { BuiltProgramme } from '#db/content.ts';
import type { County } from './county.ts';
import { publishedAt } from './published.ts';
import { audienceText } from './text/zh-CN.ts';

/** A column: home, lists, 关于. */
export interface ColumnMeta {
  kind: 'column';
  name: string;
  description: string;
  keywords: readonly string[];
  /** One of the fixed list of the rule. */
  type: '首页' | '概况信息' | '政策文件' | '办事服务';
}
/** One article: a card or a source page. */
export interface ArticleMeta {
  kind: 'article';
  title: string;
  /** When this page was published, `YYYY-MM-DD HH:MM` in Shanghai; not the day of the document. */
  published: string;
  /** Where the content comes from: the document and its issuer. */
  source: string;
  keywords: readonly string[];
}
export type PageMeta = ColumnMeta | ArticleMeta;

/** Name and content of each meta tag; SiteIDCode is left out while there is none. */
export function metaTags(meta: PageMeta, county: County): [name: string, content: string][] {
  const site: [string, string][] = [
    ['SiteName', county.siteName],
    ['SiteDomain', domain(county)],
  ];
  if (county.siteIdCode) site.push(['SiteIDCode', county.siteIdCode]);
  return [...site, ...(meta.kind === 'column' ? columnTags(meta) : articleTags(meta))];
}

/** What a programme's own pages say of themselves. */
export function articleMeta(built: BuiltProgramme, title: string): ArticleMeta {
  const { programme, source } = built;
  return {
    kind: 'article',
    title,
    published: publishedAt(programme.slug),
    source: `《${source.title}》${source.issuer ? `（${source.issuer}）` : ''}`,
    keywords: [programme.shortTitle, ...audienceText(built).split('、')],
  };
}

function columnTags(meta: ColumnMeta): [string, string][] {
  return [
    ['ColumnName', meta.name],
    ['ColumnDescription', meta.description],
    ['ColumnKeywords', meta.keywords.join(';')],
    ['ColumnType', meta.type],
  ];
}

function articleTags(meta: ArticleMeta): [string, string][] {
  return [
    ['ArticleTitle', meta.title],
    ['PubDate', meta.published],
    ['ContentSource', meta.source],
    ['Keywords', meta.keywords.join(';')],
  ];
}

function domain(county: County): string {
  const origin = process.env.PUBLIC_URL;
  return origin ? new URL(origin).host : county.domain;
}
