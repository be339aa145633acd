/** The rules the page asks by: those of residents come at once, those of organisations when their list is unfolded. */
import type { CheckFile, PageCheck, PageData, PageVocabulary } from './data.ts';
import type { Fields } from './household.ts';

export interface Rules {
  /** Whether everything is here that these ticks lead to. */
  cover(fields: Fields): boolean;
  /** What is here. */
  data(): PageData;
  /** Settles once those of residents are here; rejects where they cannot be had. */
  ready: Promise<void>;
  /** Settles once those of organisations are here; rejects where they cannot be had, and may then be tried again. */
  loadMore(): Promise<void>;
}

/** Starts loading; `given` is the data block of the page, `host` what holds the form. */
export function startLoading(host: HTMLElement, given: HTMLElement): Rules {
  const { residents = '', organisations = '' } = given.dataset;
  const vocabulary: PageVocabulary = JSON.parse(given.textContent ?? '');
  const loaded: { residents?: PageCheck[]; organisations?: PageCheck[] } = {};
  const ofOrganisations = new Set(
    vocabulary.gates.filter(({ group }) => group === 'organisations').map(({ id }) => id),
  );
  let more: Promise<void> | undefined;
  const loadMore = () => {
    if (more) return more;
    more = load(organisations).then((checks) => {
      loaded.organisations = checks;
    });
    more.catch(() => {
      more = undefined;
    });
    return more;
  };
  // It does not bubble. What could not be had now is asked for again when it is needed.
  host.addEventListener('toggle', ({ target }) => void (isFold(target) && loadMore().catch(() => {})), true);
  return {
    cover: (fields) =>
      loaded.residents !== undefined &&
      (loaded.organisations !== undefined || !fields.some(([name]) => ofOrganisations.has(name))),
    data: () => {
      const checks = [...(loaded.residents ?? []), ...(loaded.organisations ?? [])];
      return { ...vocabulary, checks: checks.sort((a, b) => a.position - b.position) };
    },
    ready: load(residents).then((checks) => {
      loaded.residents = checks;
    }),
    loadMore,
  };
}

function isFold(unfolded: EventTarget | null): boolean {
  return unfolded instanceof HTMLElement && unfolded.id === 'for-organisations';
}

async function load(file: string): Promise<PageCheck[]> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const { checks }: CheckFile = await answer.json();
  return checks;
}
