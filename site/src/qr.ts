/** A QR code as a picture: what `QrCode.astro` draws. */

import { encode } from 'uqr';
import { modulesPath } from '#api/rules/page/receipt-qr.ts';

export interface QrPicture {
  /** Modules along one side, the quiet zone among them. */
  size: number;
  /** One side on paper: the code itself is 3 cm wide, as scanners of cheap phones need it. */
  side: string;
  /** `d` of one SVG path, as `modulesPath` makes it. */
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
  return { size, side, path: modulesPath(data) };
}
