/** Whether a path belongs to the API, where answers are JSON, rather than to the pages. */
export function isApi(path: string): boolean {
  return path === '/v1' || path.startsWith('/v1/');
}
