/** The files of the screening, among those that are kept for good because their names hold a hash. */
import type { APIRoute } from 'astro';
import { screeningFiles } from '../../screening-files.ts';

export function getStaticPaths() {
  return Object.values(screeningFiles).map(({ name, json }) => ({ params: { name }, props: { json } }));
}

export const GET: APIRoute<{ json: string }> = ({ props }) => new Response(props.json);
