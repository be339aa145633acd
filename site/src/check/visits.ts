/** The browser's history of a check. An entry says where one was, which can tell a lot: so entries are taken back too. */
import type { Journey, Visit } from './journey.ts';

/** What the history keeps of a journey: never an answer. */
export function visitOf({ place, depth }: Journey): Visit {
  return { place, depth };
}

/** How many places lie behind; none of a page that was never here before. */
export function depthOf(state: unknown): number {
  return isVisit(state) ? state.depth : 0;
}

/** Whether something from the history, which other pages' scripts also write, is a visit of this check. */
export function isVisit(state: unknown): state is Visit {
  const { place, depth } = Object(state); // nothing at all becomes an object without either
  return typeof place === 'string' && typeof depth === 'number';
}

/**
 * Takes every visit but the first out of the history: those behind, and those one has gone back from. Then calls `done`,
 * at once where nothing lies behind.
 */
export function forgetVisits(depth: number, next: Visit, done: () => void): void {
  if (depth > 0) {
    const goOn = ({ state }: PopStateEvent) => forgetVisits(depthOf(state), next, done);
    window.addEventListener('popstate', goOn, { once: true });
    history.go(-depth);
  } else {
    history.pushState(next, ''); // a new entry takes the place of every later one
    done();
  }
}
