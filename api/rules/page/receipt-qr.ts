import { qrModules } from '../receipt/qr.ts';
import { el, type ViewElement } from './tree.ts';

/** Light modules a scanner needs on each side (ISO/IEC 18004). */
const QUIET_ZONE = 4;
/** On paper, margin and all: about 1 mm a module, so that a cheap phone reads it from a fold or a bad print. */
const SIDE = '46mm';

/** The QR code of a receipt as a picture; null where its text is too long for one. */
export function qrView(text: string): ViewElement | null {
  const modules = qrModules(text);
  if (!modules) return null;
  const side = modules.length + 2 * QUIET_ZONE;
  return el(
    'svg',
    {
      class: 'qr',
      role: 'img',
      'aria-label': '自查条的二维码，内容就是旁边那一行字',
      width: SIDE,
      height: SIDE,
      viewBox: `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`,
      'shape-rendering': 'crispEdges',
    },
    el('path', { fill: '#fff', d: `M${-QUIET_ZONE} ${-QUIET_ZONE}h${side}v${side}h${-side}z` }),
    el('path', { stroke: '#000', d: modulesPath(modules) }),
  );
}

/** `d` of one SVG path, to be stroked one wide: a line through the middle of each run of dark modules in a row. */
export function modulesPath(modules: readonly (readonly boolean[])[]): string {
  return modules.map(rowPath).join('');
}

function rowPath(row: readonly boolean[], y: number): string {
  const marks = row.map((dark) => (dark ? '1' : '0')).join('');
  return Array.from(
    marks.matchAll(/1+/g),
    ({ index, 0: { length } }) => `M${index} ${y + 0.5}h${length}`,
  ).join('');
}
