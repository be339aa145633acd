/** One walk through everything the page can show, before anything is promised of what it will do. */
import { fieldNames } from '#api/rules/form.ts';
import type { Links } from '#api/rules/page/cites.ts';
import { toDom } from '../check/dom.ts';
import { PLACES } from './forms.ts';
import { advance, begin, goTo, type Journey, type Place, placeOf, type World } from './journey.ts';
import { stageView } from './stage.ts';

/** Walks with nothing but 不确定 and shows nothing. Throws where this browser lacks what the way needs, as the way itself would. */
export function rehearse(world: World, links: Links): void {
  const tick = (journey: Journey, screen: string) =>
    advance(journey, [[fieldNames.unsure(screen), 'yes']], world);
  const ticked = tick(begin(), 'residents');
  const placed = placeOf(ticked).kind === 'places' ? tick(ticked, PLACES) : ticked;
  const [check] = world.data.checks;
  const ends: Place[] = [{ kind: 'result' }, { kind: 'day' }];
  if (check) ends.push({ kind: 'detail', check: check.ruleset.id });
  const walk = [begin(), ticked, placed, ...ends.map((place) => goTo(placed, place))];
  for (const journey of walk) stageView({ ...world, journey, links, canPrint: true }).map(toDom);
}
