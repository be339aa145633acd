/** The live parts of pages: each name stands for one function that reads what it needs and answers escaped HTML. */
import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import type { Filling, Slot } from './shells.ts';
import { edition } from './slots/edition.ts';
import { chosenTile, filterCrisis, filterForm, filterResult } from './slots/programme-list.ts';
import { searchCrisis, searchForm, searchResults } from './slots/search.ts';
import { stageToday } from './slots/stage-today.ts';
import { windowToday } from './slots/window-today.ts';

/** Reads once what all slots of a name on a page need; what it gives fills each of them. */
export type Prepare = (c: Context<AppEnv>, day: string) => Promise<Filling>;

const SLOTS: Record<string, Prepare> = {
  edition,
  'filter-crisis': filterCrisis,
  'filter-result': filterResult,
  filters: filterForm,
  programme: chosenTile,
  'search-crisis': searchCrisis,
  'search-form': searchForm,
  'search-results': searchResults,
  'stage-today': stageToday,
  'window-today': windowToday,
};

/** Fills the slots of a page that have a filler; the others keep what the build put there. */
export async function findFilling(c: Context<AppEnv>, slots: readonly Slot[], day: string): Promise<Filling> {
  const names = [...new Set(slots.map(({ name }) => name))];
  const prepared = await Promise.all(
    names.map(async (name): Promise<[string, Filling | undefined]> => [name, await SLOTS[name]?.(c, day)]),
  );
  const fillings = new Map(prepared);
  return (slot) => fillings.get(slot.name)?.(slot);
}
