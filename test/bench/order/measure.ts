/** All ways of asking over the households of one ruleset, side by side. */
import type { Ruleset } from '#api/rules/ruleset.ts';
import { countScreens, factOrder, inOrder, meanQuestions, oneAfterAnother, screenOrder } from './asking.ts';
import { type Inquiry, inquiryInto } from './inquiry.ts';
import { leastMeanQuestions, meanOfFewest } from './optimum.ts';
import { readPopulation } from './population.ts';
import { asPublicodes, asPublicodesWhereItMatters } from './publicodes/asking.ts';

/** Mean numbers of questions until the engine asks no more: the outcome is decided and the amounts are settled. */
export interface Measured {
  ruleset: string;
  /** As many as there are facts. */
  all: number;
  /** In the order of the screens, whether a question matters or not, until nothing matters any more. */
  fixed: number;
  /** In the order of the screens, only what can still matter: today's pages, were every question a screen. */
  screenOrder: number;
  /** In the order of `facts:`, only what can still matter. */
  factOrder: number;
  /** publicodes as it is. */
  publicodes: number;
  /** publicodes' order, with the engine leaving out what cannot matter. */
  publicodesWhereItMatters: number;
  /** The exact optimum, or for more than 15 facts what nobody can go below. */
  least: { questions: number; exact: boolean };
  screens: { mean: number; most: number };
}

/** Rulesets with more facts have no exact optimum here. */
export const MOST_FACTS_FOR_OPTIMUM = 15;

/** Measures a ruleset over its committed households. */
export function measure(ruleset: Ruleset): Measured {
  const inquiry = inquiryInto(ruleset, readPopulation(ruleset.id));
  return {
    ruleset: ruleset.id,
    all: ruleset.facts.length,
    fixed: meanQuestions(inquiry, oneAfterAnother(screenOrder(inquiry))),
    screenOrder: meanQuestions(inquiry, inOrder(screenOrder(inquiry))),
    factOrder: meanQuestions(inquiry, inOrder(factOrder(inquiry))),
    publicodes: meanQuestions(inquiry, asPublicodes(inquiry)),
    publicodesWhereItMatters: meanQuestions(inquiry, asPublicodesWhereItMatters(inquiry)),
    least: leastOf(inquiry),
    screens: countScreens(inquiry),
  };
}

function leastOf(inquiry: Inquiry): Measured['least'] {
  const exact = inquiry.ruleset.facts.length <= MOST_FACTS_FOR_OPTIMUM;
  return { questions: exact ? leastMeanQuestions(inquiry) : meanOfFewest(inquiry), exact };
}
