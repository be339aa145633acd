/** Code as a browser gets it: bundled and minified as the site's scripts are; and what it weighs. */
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite'; // Astro's bundler; npm installs it for Vitest, whose peer it is
import { minified } from '../../site/minified.ts';

export interface Weight {
  /** Bytes as they are run. */
  minified: number;
  /** Bytes as they are sent, `gzip -9`. */
  gzipped: number;
}

/** A module with all it imports as one script. `code` is the module, e.g. `export { evaluate } from '…'`, as if it stood in `folder`. */
export async function bundleOf(code: string, folder = '.'): Promise<string> {
  const result = await build({
    root: resolve(folder),
    configFile: false,
    logLevel: 'error',
    plugins: [entry(code)],
    build: {
      write: false,
      ...minified,
      modulePreload: { polyfill: false },
      rollupOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

/** What a script or a ruleset weighs. */
export function weightOf(text: string): Weight {
  return { minified: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length };
}

const ENTRY = 'entry.js';

function entry(code: string): Plugin {
  return {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) => (id === `\0${ENTRY}` ? code : null),
  };
}
