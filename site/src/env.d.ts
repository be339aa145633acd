/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** The repository's folder, ending in a slash; set by `astro.config.ts`. */
  readonly REPO_ROOT: string;
}

interface Window {
  /** Not yet in TypeScript's types; undefined in browsers that do not have it. */
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(input: string): string },
    ): { createScriptURL(input: string): string };
  };
}
