/** How the site's scripts are made small, for the build and for whoever measures what they weigh. */
import type { BuildOptions } from 'vite';

/**
 * Terser instead of Vite's own minifier: the script of a check, which has a limit to keep, is 200 bytes smaller. What it
 * is told to leave makes code shorter but less alike, so that it is longer once compressed. It may take nothing for free of
 * effects that is not (`pure_getters`, `pure_funcs`): pages go their way once on trial and throw away what they get.
 */
export const minified: Pick<BuildOptions, 'minify' | 'target' | 'terserOptions'> = {
  target: 'es2020', // syntax for old WebViews; those that lack a method fall back to the form without script
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    module: true,
    compress: {
      passes: 3,
      inline: 1,
      hoist_funs: true,
      comparisons: false,
      lhs_constants: false,
    },
  },
};
