/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** The repository's folder, ending in a slash; set by `astro.config.ts`. */
  readonly REPO_ROOT: string;
}
