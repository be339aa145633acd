/** Reads a QR code off a picture, module by module, as a camera held straight would. */
import type { Browser } from 'playwright-core';

const QUIET_ZONE = 4;

/** Which of `size` × `size` modules are dark in the middle; the picture is the code with its quiet zone and no more. */
export async function modulesIn(browser: Browser, png: Buffer, size: number): Promise<boolean[][]> {
  const blank = await browser.newPage(); // without the CSP of ours
  const seen = await blank.evaluate(readModules, { png: png.toString('base64'), size, quiet: QUIET_ZONE });
  await blank.close();
  return seen;
}

/** Runs in the browser, which can decode the picture. */
async function readModules(code: { png: string; size: number; quiet: number }): Promise<boolean[][]> {
  const image = new Image();
  image.src = `data:image/png;base64,${code.png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const module = image.width / (code.size + 2 * code.quiet);
  const isDark = (x: number, y: number) => {
    const [left, top] = [x, y].map((at) => Math.floor((code.quiet + at + 0.5) * module));
    return (context.getImageData(left ?? 0, top ?? 0, 1, 1).data[0] ?? 0) < 128;
  };
  const all = Array.from({ length: code.size }, (_, at) => at);
  return all.map((y) => all.map((x) => isDark(x, y)));
}
