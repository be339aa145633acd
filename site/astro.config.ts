/** Builds the static site: every page in the normal and the 长辈版 edition, no script, no inline style. */
import { rename, rmdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defineConfig } from 'astro/config';
import type { PluginOption } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  output: 'static',
  outDir: process.env.SITE_OUT ?? './dist',
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  // The CSP is `style-src 'self'`: nothing may be inlined into a page.
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  integrations: [errorPageFiles()],
  vite: {
    plugins: [oneScript('/site/src/screening/')],
    // Cheap phones: syntax for old WebViews; those that lack a method fall back to the form without script.
    build: { assetsInlineLimit: 0, target: 'es2020' },
    // Bundled code no longer stands where its source stood.
    define: { 'import.meta.env.REPO_ROOT': JSON.stringify(fileURLToPath(new URL('..', import.meta.url))) },
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

/**
 * Keeps a script in one file: what it shares with another would be split off both, and every check page would wait for a
 * second file. `folder` holds the script; all it imports is taken as its own.
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
