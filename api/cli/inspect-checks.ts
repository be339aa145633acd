/**
 * What would fail a government site outright (单项否决, 国办秘函〔2019〕19号, design/site.md §5), with the meta tags and the
 * dead links: each red, green, or grey where only the county can know.
 */
import { addDays, daysBetween } from '#db/calendar/days.ts';
import { shanghaiDay } from '../rules/shanghai-day.ts';
import { type BuiltSite, idsOf, metaOf, tagsOf, textOf, withoutComments } from './built-site.ts';

export type Colour = '红' | '绿' | '灰';
export interface Finding {
  colour: Colour;
  /** Begins with the number of the 单项否决 it belongs to, 1 to 7. */
  title: string;
  /** Why, in Chinese, in one line. */
  reason: string;
}

/** How a running portal answered one address. */
export interface Answer {
  /** Below the base, with its query. */
  path: string;
  /** 0 where there was no answer in time. */
  status: number;
  ms: number;
}

/** When something last changed, as git has it; undefined without git or before the first commit. */
export interface Changes {
  site: string | undefined;
  programmes: string | undefined;
  /** By slug. */
  folders: ReadonlyMap<string, string | undefined>;
}

export interface Facts {
  site: BuiltSite;
  /** `/` or `/zwgk/mb/`. */
  basePath: string;
  publicUrl: string | undefined;
  county: {
    demo: boolean;
    siteIdCode?: string | undefined;
    corrections: { office: string; phone: string };
  };
  /** Every page but the error pages, and every link that is no file. */
  answers: readonly Answer[];
  changes: Changes;
  nowMs: number;
}

/** In the order of the rule; then what only the county can know, the tags and the links. */
export function inspect(facts: Facts): Finding[] {
  return [
    opening(facts),
    grey('1 一周的打开抽查', '本机查不了：上线以后，县里要连着一周、每天20次以上，从本地网络打开网站试一试'),
    homeUpdate(facts),
    policyUpdate(facts),
    columnUpdate(facts),
    emptyColumns(facts),
    consultation(facts),
    grey('6 留言按时答复', '本机查不了：群众打来的纠错和咨询，县里要记下来，三个月内答复'),
    publishDates(facts),
    metaTags(facts),
    siteIdCode(facts),
    deadLinks(facts),
  ];
}

/** A page that takes this long counts as not opening. */
export const SLOW_MS = 15_000;
const SLOW_SHARE = 0.05;

function opening({ site, answers }: Facts): Finding {
  const title = '1 网页打得开';
  const pages = answers.filter(({ path }) => site.pages.has(path));
  const broken = pages.filter(({ status, ms }) => status !== 200 && ms < SLOW_MS);
  if (broken.length > 0) {
    return red(title, `${some(broken.map(({ path, status }) => `${path} 答 ${status || '断开'}`))}`);
  }
  const slow = pages.filter(({ ms }) => ms >= SLOW_MS);
  const [slowest] = pages.toSorted((a, b) => b.ms - a.ms);
  if (!slowest) return red(title, '一个网页也没有');
  const worst = `最慢的 ${slowest.path} 用了 ${(slowest.ms / 1000).toFixed(2)} 秒`;
  return slow.length >= pages.length * SLOW_SHARE
    ? red(title, `${pages.length} 个网页里有 ${slow.length} 个15秒打不开（到5%就否决）：${worst}`)
    : green(title, `${pages.length} 个网页里有 ${slow.length} 个15秒打不开，${worst}（在本机测）`);
}

const HOME_DAYS = 14;
/** Six months, in days. */
const POLICY_DAYS = 183;

function homeUpdate({ changes, nowMs }: Facts): Finding {
  return freshness('2 两周内更新过（看网站和内容的最近一次提交）', changes.site, HOME_DAYS, nowMs);
}

/** The rule counts five stale columns of the whole county portal; ours shall not be one of them. */
function policyUpdate({ changes, nowMs }: Facts): Finding {
  return freshness('3 “政策文件”栏目半年内更新过', changes.programmes, POLICY_DAYS, nowMs);
}

function freshness(title: string, changed: string | undefined, days: number, nowMs: number): Finding {
  if (changed === undefined) return grey(title, '这里没有 git 记录，查不到哪天改的');
  const day = dayOf(changed);
  const age = daysBetween(day, shanghaiDay(nowMs));
  const reason = `最近一次改在 ${day}，到今天 ${age} 天（不能超过 ${days} 天）`;
  return age > days ? red(title, reason) : green(title, reason);
}

/** Policies by their folders, every other column by the last change of site or content. */
function columnUpdate({ site, changes, nowMs }: Facts): Finding {
  const title = '4 应更新的栏目没有过期';
  if (changes.site === undefined) return grey(title, '这里没有 git 记录，查不到哪天改的');
  const oldest = addDays(shanghaiDay(nowMs), -POLICY_DAYS);
  const columns = columnsOf(site);
  const stale = columns.filter(({ type }) => {
    const changed = type === '政策文件' ? changes.programmes : changes.site;
    return changed !== undefined && dayOf(changed) < oldest;
  });
  const reason = `${columns.length} 个栏目里有 ${stale.length} 个半年没有更新`;
  // The rule counts ten of a whole county portal. Ours are fewer, so one of them is told already.
  return stale.length > 0 ? red(title, reason) : green(title, reason);
}

/** The columns of the plain edition; an error page is none. */
function columnsOf(site: BuiltSite): { path: string; name: string; type: string }[] {
  return [...site.pages].flatMap(([path, html]) => {
    const meta = metaOf(html);
    const name = meta.get('ColumnName');
    const counts = name !== undefined && !path.startsWith('/zb/') && !isErrorPage(path);
    return counts ? [{ path, name, type: meta.get('ColumnType') ?? '' }] : [];
  });
}

/** No page of either edition has a list without items or a heading with nothing below it. */
function emptyColumns({ site }: Facts): Finding {
  const title = '5 没有空白栏目';
  const empty = [...site.pages].flatMap(([path, html]) =>
    emptyPlaces(html).map((place) => `${path} ${place}`),
  );
  if (empty.length > 0) return red(title, `${empty.length} 处没有内容：${some(empty)}`);
  return green(
    title,
    `${columnsOf(site).length} 个栏目、${site.pages.size} 个网页，都没有空的列表和空的标题`,
  );
}

function emptyPlaces(html: string): string[] {
  const main = /<main[\s\S]*<\/main>/.exec(withoutComments(html))?.[0] ?? '';
  if (textOf(main) === '') return ['没有正文'];
  const lists = [...main.matchAll(/<(ul|ol|dl|tbody)\b[^>]*>\s*<\/\1>/g)].map(() => '有空的列表');
  return [...lists, ...emptyHeadings(main).map((heading) => `标题“${heading}”下面是空的`)];
}

/** Headings with no words before the next heading of their level or above, other headings left out. */
function emptyHeadings(main: string): string[] {
  const found = [...main.matchAll(/<h([1-6])[^>]*>[\s\S]*?<\/h\1>/g)].map((match) => ({
    level: Number(match[1]),
    html: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  return found.flatMap(({ level, html, to }, at) => {
    const next = found.slice(at + 1).find((heading) => heading.level <= level);
    const below = found
      .filter((heading) => heading.from >= to && heading.from < (next?.from ?? main.length))
      .reduce((text, heading) => text.replace(heading.html, ' '), main.slice(to, next?.from ?? main.length));
    return textOf(below) === '' ? [textOf(html)] : [];
  });
}

function consultation({ site, county }: Facts): Finding {
  const title = '6 每页都有纠错和咨询的渠道';
  const { office, phone } = county.corrections;
  const without = [...site.pages].filter(([, html]) => {
    const channel = textOf(/<aside[^>]*\sid="corrections"[\s\S]*?<\/aside>/.exec(html)?.[0] ?? '');
    return !['我要纠错', office, phone].every((words) => channel.includes(words));
  });
  if (without.length > 0) {
    return red(title, `${without.length} 个网页没有写：${some(without.map(([path]) => path))}`);
  }
  return county.demo
    ? grey(
        title,
        `${site.pages.size} 个网页都有，但演示站的 ${phone} 是示例号码：正式上线前，县里要换成有人接的电话`,
      )
    : green(title, `${site.pages.size} 个网页都有：${office}，${phone}`);
}

function publishDates({ site, changes, nowMs }: Facts): Finding {
  const title = '7 没有伪造的发布日期';
  const today = shanghaiDay(nowMs);
  const dated = [...site.pages].flatMap(([path, html]) => {
    const day = metaOf(html).get('PubDate')?.slice(0, 10);
    return day === undefined ? [] : [{ path, day, changed: folderChange(path, changes) }];
  });
  const forged = dated.filter(
    ({ day, changed }) => day > today || (changed !== undefined && dayOf(changed) !== day),
  );
  if (forged.length > 0) {
    const said = forged.map(
      ({ path, day, changed }) => `${path} 写 ${day}，实际 ${changed ? dayOf(changed) : '还没到'}`,
    );
    return red(title, `${forged.length} 个网页的发布日期不对：${some(said)}`);
  }
  const unknown = dated.filter(({ changed }) => changed === undefined).map(({ path }) => path);
  return unknown.length > 0
    ? grey(title, `${unknown.length} 个网页的文件夹没有提交记录，提交以后再查：${some(unknown)}`)
    : green(title, `${dated.length} 个网页的发布日期都是文件夹最近一次提交的那一天`);
}

/** When the programme of a page last changed. */
function folderChange(path: string, { folders }: Changes): string | undefined {
  return folders.get(/^(?:\/zb)?\/programmes\/([^/]+)\//.exec(path)?.[1] ?? '');
}

const SITE_TAGS = ['SiteName', 'SiteDomain'];
const COLUMN_TAGS = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE_TAGS = ['ArticleTitle', 'PubDate', 'ContentSource'];
const PUB_DATE = /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/;

/** A page of a programme is an article; any other is a column unless it has a tag of an article. */
function metaTags({ site }: Facts): Finding {
  const title = '政务元数据写全了';
  const wrong = [...site.pages].flatMap(([path, html]) => {
    const meta = metaOf(html);
    const isArticle = /\/programmes\/[^/]+\//.test(path) || ARTICLE_TAGS.some((name) => meta.has(name));
    const missing = [...SITE_TAGS, ...(isArticle ? ARTICLE_TAGS : COLUMN_TAGS)].filter(
      (name) => !meta.get(name),
    );
    const malformed = isArticle && meta.get('PubDate') && !PUB_DATE.test(meta.get('PubDate') ?? '');
    return [
      ...(missing.length > 0 ? [`${path} 缺 ${missing.join('、')}`] : []),
      ...(malformed ? [`${path} 的 PubDate 要写成 YYYY-MM-DD HH:MM`] : []),
    ];
  });
  return wrong.length > 0
    ? red(title, `${wrong.length} 处不对：${some(wrong)}`)
    : green(title, `${site.pages.size} 个网页，栏目页、文章页该有的都有`);
}

function siteIdCode({ site, county }: Facts): Finding {
  const title = '网站标识码';
  const { demo, siteIdCode: code } = county;
  const other = [...site.pages].filter(([, html]) => metaOf(html).get('SiteIDCode') !== code);
  if (other.length > 0) return red(title, `和配置的不一样：${some(other.map(([path]) => path))}`);
  if (code !== undefined) return green(title, `每页都有 ${code}`);
  return demo
    ? grey(title, '演示站没有，不编造：正式上线前，县里要申请下来，写进 county.yaml')
    : red(title, '正式网站要有网站标识码，请写进 county.yaml');
}

function deadLinks({ site, basePath, publicUrl, answers }: Facts): Finding {
  const title = '没有死链';
  const answered = new Map(answers.map(({ path, status }) => [path, status]));
  const ids = new Map([...site.pages].map(([path, html]) => [path, idsOf(html)]));
  const links = linksOf(site, { basePath, publicUrl });
  const dead = links.filter(({ path, search, fragment }) => {
    if (path === undefined) return true;
    const anchors = ids.get(path);
    if (anchors && fragment !== '') return !anchors.has(fragment);
    return !anchors && !site.files.has(path) && answered.get(path + search) !== 200;
  });
  const said = dead.map(({ from, address }) => `${from} → ${address}`);
  return dead.length > 0
    ? red(title, `${dead.length} 个站内链接打不开：${some(said)}`)
    : green(title, `${links.length} 个站内链接都通`);
}

/** The addresses inside the site that pages link to and that are no file of the build: only a portal can answer them. */
export function linksBeyondFiles(site: BuiltSite, place: Pick<Facts, 'basePath' | 'publicUrl'>): string[] {
  const beyond = linksOf(site, place).flatMap(({ path, search }) =>
    path === undefined || site.pages.has(path) || site.files.has(path) ? [] : [path + search],
  );
  return [...new Set(beyond)];
}

interface Link {
  /** Page it stands on. */
  from: string;
  /** As written. */
  address: string;
  /** Below the base; undefined where it leads out of the base path. */
  path: string | undefined;
  search: string;
  fragment: string;
}

/** Stands for the portal's origin while nobody knows it. */
const HERE = 'http://portal.invalid';

function linksOf(site: BuiltSite, { basePath, publicUrl }: Pick<Facts, 'basePath' | 'publicUrl'>): Link[] {
  return [...site.pages].flatMap(([from, html]) =>
    tagsOf(html)
      .flatMap(({ attributes: { href, src, action } }) => [href, src, action])
      .filter((address) => address !== undefined)
      .flatMap((address): Link[] => {
        const { origin, pathname, search, hash } = new URL(address, HERE + basePath + from.slice(1));
        if (origin !== HERE && origin !== publicUrl) return [];
        const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length - 1) : undefined;
        return [{ from, address, path, search, fragment: decodeURIComponent(hash.slice(1)) }];
      }),
  );
}

/** The pages a visitor opens: an error page stands for any address and has none. */
export function pagesToOpen(site: BuiltSite): string[] {
  return [...site.pages.keys()].filter((path) => !isErrorPage(path));
}

function isErrorPage(path: string): boolean {
  return path.endsWith('.html');
}

/** A line a finding; the last line counts them. */
export function printFindings(findings: readonly Finding[]): string[] {
  const count = (colour: Colour) => findings.filter((finding) => finding.colour === colour).length;
  return [
    ...findings.map(({ colour, title, reason }) => `${colour}  ${title}：${reason}`),
    `红 ${count('红')} 项、绿 ${count('绿')} 项、灰 ${count('灰')} 项（灰的要县里自己做）`,
  ];
}

const SHOWN = 3;

function some(things: readonly string[]): string {
  const shown = things.slice(0, SHOWN).join('；');
  return things.length > SHOWN ? `${shown}；等 ${things.length} 处` : shown;
}

function dayOf(commit: string): string {
  return shanghaiDay(Date.parse(commit));
}

function red(title: string, reason: string): Finding {
  return { colour: '红', title, reason };
}

function green(title: string, reason: string): Finding {
  return { colour: '绿', title, reason };
}

function grey(title: string, reason: string): Finding {
  return { colour: '灰', title, reason };
}
