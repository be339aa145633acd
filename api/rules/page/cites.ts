import type { Citation } from '../ruleset.ts';
import { el, type ViewElement } from './tree.ts';

/** Where the portal lives. */
export interface Links {
  /** Prefix of every address, without a last slash: `/zwgk/mb/zb`, or empty at the root. */
  base: string;
  /** What stands before `base` where an address is to be typed from paper: `https://www.example.gov.cn`, if known. */
  origin?: string;
}

/** Clauses with what they say. */
export function clauseList(citations: Citation[]): ViewElement | null {
  if (citations.length === 0) return null;
  const item = (citation: Citation) => el('li', {}, sourceLink(citation), `：${citation.label}`);
  return el('ul', { class: 'clauses' }, ...citations.map(item));
}

/** Clauses by their numbers only, after a statement: 依据 四(二). */
export function citeNote(citations: Citation[]): ViewElement | null {
  if (citations.length === 0) return null;
  const links = citations.flatMap((citation, at) => [at ? ' ' : '', sourceLink(citation, 'cite', '依据 ')]);
  return el('span', { class: 'cites' }, ...links);
}

/** Opens beside the check: answers live in the page and would be gone on the way back. */
function sourceLink({ clause, url }: Citation, style?: string, before = ''): ViewElement {
  return el('a', { class: style, href: url, target: '_blank', rel: 'noopener' }, `${before}${clause}`);
}
