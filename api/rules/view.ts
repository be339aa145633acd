/** What a check looks like, as one tree for three renderers: the static page, the answer to a form POST, the browser. */
import type { FormReading } from './form.ts';
import type { Links } from './page/cites.ts';
import { formView, problemsView } from './page/form-view.ts';
import { slipView } from './page/receipt-view.ts';
import { resultView } from './page/result-view.ts';
import { el, type ViewElement } from './page/tree.ts';
import type { Answers, Ruleset, Verdict } from './ruleset.ts';

export { renderHtml } from './page/tree.ts';

/**
 * All that stands in the slot `check`. Without a verdict the form alone; with problems they come first and no result is
 * shown, for it would be about answers the person did not mean.
 */
export function checkView(
  ruleset: Ruleset,
  reading: FormReading,
  verdict: Verdict | null,
  links: Links,
): ViewElement {
  const broken = reading.problems.length > 0;
  return el(
    'div',
    { class: 'check', id: 'check' },
    problemsView(reading.problems),
    verdict && !broken ? resultView(verdict, ruleset, reading.answers, links) : null,
    verdict && !broken ? receiptPart(ruleset, verdict, reading.answers, links) : null,
    verdict && !broken ? el('p', { class: 'again' }, '要改哪一项，在下面改好，再点“看结果”。') : null,
    formView(ruleset, reading, links),
  );
}

/** Without script nothing can be unticked: what is not to stand on the receipt is left unanswered. */
function receiptPart(ruleset: Ruleset, verdict: Verdict, answers: Answers, links: Links): ViewElement | null {
  if (Object.keys(answers).length === 0) return null;
  const published = { ruleset, sha256: verdict.ruleset.sha256 };
  return slipView({ published, asOf: verdict.asOf, answers }, links);
}
