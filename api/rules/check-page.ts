/**
 * Address of a check's page: the main one at `…/check/`, the others at `…/check/{id}/`. `linkBase` is what comes before
 * `/programmes/…`, without a slash at its end.
 */
export function checkPage(linkBase: string, programme: string, check: string, isMain: boolean): string {
  return `${linkBase}/programmes/${programme}/check/${isMain ? '' : `${check}/`}`;
}
