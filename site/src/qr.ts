/** A QR code as a picture: what `QrCode.astro` draws. */
import { encode } from 'uqr';

export interface QrPicture {
  /** Modules along one side, the quiet zone among them. */
  size: number;
  /** One side on paper: the code itself is 3 cm wide, as scanners of cheap phones need it. */
  side: string;
  /** `d` of one SVG path, to be stroked one wide: a line through the middle of each run of dark modules in a row. */
  path: string;
}

/** Light modules a scanner needs on each side (ISO/IEC 18004). */
const QUIET_ZONE = 4;
const CODE_MM = 30;

/** The code of an `https` address at level M; undefined for any other, such as one without its origin. */
export function qrPicture(address: string): QrPicture | undefined {
  if (!address.startsWith('https://')) return undefined;
  const { size, data } = encode(address, { ecc: 'M', border: QUIET_ZONE });
  const side = `${Math.ceil((CODE_MM * size) / (size - 2 * QUIET_ZONE))}mm`;
  return { size, side, path: data.map(rowPath).join('') };
}

function rowPath(row: readonly boolean[], y: number): string {
  const modules = row.map((dark) => (dark ? '1' : '0')).join('');
  return [...modules.matchAll(/1+/g)]
    .map(({ index, 0: { length } }) => `M${index} ${y + 0.5}h${length}`)
    .join('');
}
