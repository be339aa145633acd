/**
 * Address of a programme's source page; a clause stands at `#` and its anchor. `linkBase` is what comes before
 * `/programmes/…`, without a slash at its end: empty, a base path, or an origin with one.
 */
export function sourcePage(linkBase: string, programme: string): string {
  return `${linkBase}/programmes/${programme}/source/`;
}
