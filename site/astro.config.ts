/** Builds the static site: every page in the normal and the 长辈版 edition, no script, no inline style. */
import { rename, rmdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import { defineConfig } from 'astro/config';
import type { PluginOption } from 'vite';
import { minified } from './minified.ts';
import { modulePreloads } from './module-preloads.ts';
import { findCounty } from './src/county.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Two files for scripts that share the engine, each with all that its script imports: one for the check, which every other
 * script takes from there, one for the 自查条. In more and smaller files the same code takes 500 bytes more.
 */
const scriptFiles = {
  groups: [
    { name: 'check', test: /site\/src\/check\/main\.ts$/, priority: 2 },
    { name: 'receipt', test: /site\/src\/check\/receipt\.ts$/, priority: 1 },
  ],
};

export default defineConfig({
  root: import.meta.dirname,
  output: 'static',
  outDir: process.env.SITE_OUT ?? './dist',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  // The CSP is `style-src 'self'`: nothing may be inlined into a page.
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  integrations: [errorPageFiles(), modulePreloads()],
  vite: {
    plugins: [serviceWorker(), oneScript('/site/src/screening/')],
    build: { assetsInlineLimit: 0, ...minified },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: scriptFiles } } } } },
    // Bundled code no longer stands where its source stood.
    define: { 'import.meta.env.REPO_ROOT': JSON.stringify(root) },
  },
});

/** Asset servers look for `404.html`, in either edition; Astro writes a folder. */
function errorPageFiles(): AstroIntegration {
  return {
    name: 'error-page-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const page of ['404', '500', 'zb/404', 'zb/500']) {
          await rename(new URL(`${page}/index.html`, dir), new URL(`${page}.html`, dir));
          await rmdir(new URL(`${page}/`, dir));
        }
      },
    },
  };
}

/** The service worker has one name for good at the root: there browsers look for its successor. */
function serviceWorker(): NonNullable<ViteUserConfig['plugins']>[number] {
  const file = findCounty(root).offline ? 'worker.ts' : 'retired.ts';
  return {
    name: 'service-worker',
    buildStart() {
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'chunk', id: `/src/service-worker/${file}`, fileName: 'service-worker.js' });
    },
  };
}

/**
 * Gives the script below `folder` a copy of all it imports, in one file. Shared, either page would load more: this one the
 * whole script of the check (3.5 KB), and every check page what only this one uses of the modules.
 */
function oneScript(folder: string): PluginOption {
  const own = '?own';
  return {
    name: 'one-script',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer?.includes(folder) && !importer?.endsWith(own)) return null;
      const found = await this.resolve(source, importer.replace(own, ''), { ...options, skipSelf: true });
      return found?.id.endsWith('.ts') ? { ...found, id: found.id + own } : found;
    },
  };
}
