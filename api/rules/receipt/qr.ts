/**
 * A QR code (ISO/IEC 18004) for a receipt: alphanumeric mode, level M, versions 1 to 10. Larger codes are too fine for a
 * cheap camera and paper that was folded.
 */
import { codewordsOf } from './qr/codewords.ts';
import { drawCode } from './qr/draw.ts';

/**
 * The modules, rows from the top, true where dark, without the quiet zone of four. Undefined where the text is too long
 * (more than 311 characters) or has characters other than digits, capitals, space and `$%*+-./:`.
 */
export function qrModules(text: string): boolean[][] | undefined {
  const code = codewordsOf(text);
  return code && drawCode(code.version, code.codewords);
}
