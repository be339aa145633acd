/**
 * The little tree a check's form and result are described in, rendered to HTML on the server and to DOM in the browser
 * (where Trusted Types forbid innerHTML). No raw text elements, no inline script or style, so escaping is all it takes.
 */
export type ViewNode = string | ViewElement;

/** An element; `true` is an attribute without a value. */
export interface ViewElement {
  tag: ViewTag;
  attrs: Partial<Record<ViewAttr, string | true>>;
  children: ViewNode[];
}

type ViewTag =
  | 'a'
  | 'button'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'fieldset'
  | 'form'
  | 'h2'
  | 'h3'
  | 'input'
  | 'label'
  | 'legend'
  | 'li'
  | 'ol'
  | 'p'
  | 'path'
  | 'section'
  | 'span'
  | 'strong'
  | 'summary'
  | 'svg'
  | 'textarea'
  | 'ul';

type ViewAttr =
  | 'aria-describedby'
  | 'aria-invalid'
  | 'aria-label'
  | 'aria-labelledby'
  | 'aria-live'
  | 'autocapitalize'
  | 'autocomplete'
  | 'checked'
  | 'class'
  | 'd'
  | 'fill'
  | 'for'
  | 'height'
  | 'hidden'
  | 'href'
  | 'id'
  | 'inputmode'
  | 'method'
  | 'name'
  | 'open'
  | 'rel'
  | 'role'
  | 'rows'
  | 'shape-rendering'
  | 'spellcheck'
  | 'stroke'
  | 'tabindex'
  | 'target'
  | 'type'
  | 'value'
  | 'viewBox'
  | 'width';

/** Makes an element; attributes that are false or undefined and children that are null are left out. */
export function el(
  tag: ViewTag,
  attrs: { [name in ViewAttr]?: string | boolean | undefined } = {},
  ...children: (ViewNode | null)[]
): ViewElement {
  const kept = Object.entries(attrs).filter(
    (entry): entry is [string, string | true] => entry[1] !== undefined && entry[1] !== false,
  );
  return { tag, attrs: Object.fromEntries(kept), children: children.filter((child) => child !== null) };
}

/** The tree as HTML, everything escaped. */
export function renderHtml(node: ViewNode): string {
  if (typeof node === 'string') return escapeHtml(node);
  const attrs = Object.entries(node.attrs).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`,
  );
  const open = `<${node.tag}${attrs.join('')}>`;
  return node.tag === 'input' ? open : `${open}${node.children.map(renderHtml).join('')}</${node.tag}>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
