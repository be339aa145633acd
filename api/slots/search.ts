/** The site's own search: what was typed, what it found, and people to call where the words sound like danger. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { KIND_LABELS, type Kind } from '#db/programmes/programme.ts';
import { type Found, LISTED, search } from '#db/queries/search.ts';
import { isDistress } from '../distress.ts';
import { type AppEnv, basePath } from '../env.ts';
import type { Prepare } from '../slots.ts';

/** Longer than any sensible query; one that is longer is not searched, and the page says so. */
const LONGEST = 60;

/** The box, still holding what was typed. */
export const searchForm: Prepare = async (c) => {
  const typed = (await html`value="${typedIn(c)}"`).toString();
  return ({ fallback }) => fallback.replace('value=""', () => typed);
};

/** The crisis block: kept where the words sound like danger, else left out. */
export const searchCrisis: Prepare = async (c) => {
  const distress = isDistress(typedIn(c));
  return () => (distress ? undefined : '');
};

/** What was found; before anything is typed the page's own hints stay. */
export const searchResults: Prepare = async (c) => {
  const query = typedIn(c);
  if (query === '') return () => undefined;
  const filled = (await resultsOf(c, query)).toString();
  return () => filled;
};

function typedIn(c: Context<AppEnv>): string {
  return (c.req.query('q') ?? '').trim();
}

async function resultsOf(c: Context<AppEnv>, query: string) {
  if (query.length > LONGEST)
    return html`<p role="status">您写的字太多了（最多 ${LONGEST} 个字）。请只写一两个词，如“危房”。</p>`;
  const found = await search(c.env.DB, query);
  const pages = `${basePath(c.env)}${c.req.path.startsWith('/zb/') ? '/zb' : ''}/programmes/`;
  if (found.totals.programmes + found.totals.clauses === 0) return nothing(query, pages);
  const loose = found.loose ? html`<p role="status">没有一字不差的“${query}”；下面的有其中几个字。</p>` : '';
  return html`${loose}${programmesOf(found, pages)}${clausesOf(found, pages)}`;
}

function nothing(query: string, pages: string) {
  if (isDistress(query)) return html`<p role="status">上面的电话，现在就可以打。</p>`;
  return html`<p role="status">没有找到“${query}”。</p>
<ul>
<li>换个说法试试：少写几个字，如“低保”“危房”“保险”。</li>
<li>可以写拼音（xinli）或拼音的第一个字母（xlzx）。</li>
<li><a href="${pages}">看全部政策</a></li>
<li>急着要问，打 <a class="phone" href="tel:12345">12345</a>。</li>
</ul>`;
}

function programmesOf({ programmes, totals }: Found, pages: string) {
  if (programmes.length === 0) return '';
  return html`<h2>政策（${totals.programmes}）</h2>
<ul class="results">${programmes.map(
    ({ slug, kind, title, summary }) =>
      html`<li><a href="${pages}${slug}/">${title}</a>${kindNote(kind)}<p>${summary}</p></li>`,
  )}</ul>${more(totals.programmes, LISTED.programmes)}`;
}

/** What a programme is if not something to apply for. */
function kindNote(kind: Kind) {
  return kind === 'programme' ? '' : html` <small>${KIND_LABELS[kind]}</small>`;
}

function clausesOf({ clauses, totals }: Found, pages: string) {
  if (clauses.length === 0) return '';
  return html`<h2>文件里的条款（${totals.clauses}）</h2>
<ul class="results">${clauses.map(
    ({ slug, kind, shortTitle, locator, anchor, summary, gap, conflict }) =>
      html`<li><a href="${pages}${slug}/source/#${anchor}">${shortTitle}　${locator}</a>${kindNote(kind)}<p>${summary}${doubt('原文未载明', gap)}${doubt('原文不一致', conflict)}</p></li>`,
  )}</ul>${more(totals.clauses, LISTED.clauses)}`;
}

/** Where the clause itself is silent or contradicts itself: whoever reads only this must know. */
function doubt(kind: string, say: string | null) {
  return say === null ? '' : html`　<mark class="doubt">${kind}</mark> ${say}`;
}

function more(total: number, listed: number) {
  return total > listed ? html`<p class="note">这里只列前 ${listed} 条。多写几个字，可以找得更准。</p>` : '';
}
