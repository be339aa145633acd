import * as z from 'zod';
import { findAsset } from './assets.ts';
import { type Bindings, basePath } from './env.ts';

const BuildInfo = z.object({ commit: z.string(), build: z.string() });
export type BuildInfo = z.infer<typeof BuildInfo>;

const builds = new Map<string, Promise<BuildInfo>>(); // by base path: a build is made for one

/** Which commit and which build of the site this is, from `build.json`; read once per process or isolate. */
export function findBuild(env: Bindings): Promise<BuildInfo> {
  const key = basePath(env);
  const known = builds.get(key);
  if (known) return known;
  const reading = readBuild(env);
  builds.set(key, reading);
  reading.catch(() => builds.delete(key)); // a passing fault of the asset store is not to last for the life of the process
  return reading;
}

async function readBuild(env: Bindings): Promise<BuildInfo> {
  const file = await findAsset(env, '/build.json');
  if (!file) throw new Error('build.json is missing; run the build');
  return BuildInfo.parse(await file.json());
}
