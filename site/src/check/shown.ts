/** How the check tells the page's other script that a result is shown, whichever of them starts first. */
import type { Published } from '#api/rules/evaluate.ts';
import type { Links } from '#api/rules/page/cites.ts';
import type { Answers, Verdict } from '#api/rules/ruleset.ts';

/** A result as it was drawn into `host`. */
export interface ShownResult {
  host: HTMLElement;
  published: Published;
  links: Links;
  answers: Answers;
  verdict: Verdict;
  /** Whose policy it is, and where one goes with it. */
  policy: string;
  where: string;
}

/** Shown before anybody listened: a page may begin with its result. */
let waiting: ShownResult | undefined;
let tell = (shown: ShownResult) => {
  waiting = shown;
};

/** From now on `listener` is told every result as it is drawn, and the one shown now, if any. */
export function onResult(listener: (shown: ShownResult) => void): void {
  tell = listener;
  if (waiting) listener(waiting);
  waiting = undefined;
}

/** Called once for every result that is drawn. */
export function tellResult(shown: ShownResult): void {
  tell(shown);
}
