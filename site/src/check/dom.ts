import type { ViewNode } from '#api/rules/page/tree.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The tree as DOM. Never through innerHTML: the page's CSP requires Trusted Types. */
export function toDom(node: ViewNode): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const isDrawing = node.tag === 'svg' || node.tag === 'path';
  const element = isDrawing ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attrs))
    element.setAttribute(name, value === true ? '' : value);
  element.append(...node.children.map(toDom));
  return element;
}

/** The text fields of a form as they would be sent. */
export function fieldsIn(form: HTMLFormElement): [string, string][] {
  return Array.from(new FormData(form)).filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
}
