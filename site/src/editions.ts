/** One mechanism for the 长辈版: a page under `pages/[...zb]/` is built once plain and once under `/zb/`. */
import { ELDER } from './links.ts';

type Params = Record<string, string | undefined>;
type Path<P, Q> = { params: P & { zb: string | undefined }; props: Q };

/** What `getStaticPaths` of a page returns: each of its paths in both editions. */
export function editions(): Path<Params, Record<string, never>>[];
export function editions<P extends Params, Q>(paths: { params: P; props: Q }[]): Path<P, Q>[];
export function editions(paths: { params: Params; props: object }[] = [{ params: {}, props: {} }]) {
  return [undefined, ELDER].flatMap((zb) =>
    paths.map(({ params, props }) => ({ params: { ...params, zb }, props })),
  );
}
