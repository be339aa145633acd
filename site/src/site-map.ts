/** Every page a reader may look for, in the order of the site map. Error pages, print sheets and the 长辈版 are not in it. */
import type { BuiltProgramme } from '#db/content.ts';
import { checkPath } from './check-paths.ts';
import { content } from './content.ts';
import { dataParts } from './data-page.ts';
import { publishedAt } from './published.ts';

export interface MapEntry {
  /** Plain path. */
  path: string;
  label: string;
  /** Not for search engines. */
  hidden?: true;
  /** Day of the last change, `YYYY-MM-DD`; absent where the page is not about one programme. */
  modified?: string;
}
export interface MapGroup {
  title: string;
  entries: MapEntry[];
}

/** The groups of the site map. */
export function siteMap(): MapGroup[] {
  return [
    { title: '总的', entries: GENERAL },
    ...content.programmes.map((built) => ({ title: built.programme.title, entries: pagesOf(built) })),
  ];
}

const GENERAL: MapEntry[] = [
  { path: '/', label: '首页' },
  { path: '/programmes/', label: '办事政策' },
  { path: '/check/', label: '自查' },
  { path: '/check/receipt/', label: '核对自查条（窗口用）' },
  { path: '/search/', label: '搜索', hidden: true },
  { path: '/about/', label: '关于本站' },
  { path: '/privacy/', label: '隐私说明' },
  { path: '/accessibility/', label: '无障碍说明' },
  { path: '/sitemap/', label: '站点地图' },
];

function pagesOf(built: BuiltProgramme): MapEntry[] {
  const { programme, card, checks } = built;
  const at = `/programmes/${programme.slug}/`;
  const modified = publishedAt(programme.slug).slice(0, 10);
  const pages = [
    { path: at, label: card ? '明白卡' : '主要内容' },
    ...checks.map((check) => ({ path: checkPath(built, check), label: check.ruleset.title })),
    ...(dataParts(built).length > 0 ? [{ path: `${at}data/`, label: '表格和分工' }] : []),
    { path: `${at}source/`, label: '依据的文件' },
  ];
  return pages.map((page) => ({ ...page, modified }));
}
