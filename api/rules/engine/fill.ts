/** Puts the values in force into the texts of a ruleset: `低于 {dibao-standard}` → `低于 165 元`. */
import { formatRange } from '../format.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Interval } from './interval.ts';

/** A placeholder: in a compiled ruleset the id of a parameter, as the author writes it its label. */
export const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Fills the placeholders of one text. */
export type Fill = (text: string) => string;

/** A placeholder and the Chinese character before it, from which a figure stands apart: 低于 165 元. */
const AFTER_WORD = /(\p{Script=Han}?)\{([^{}]*)\}/gu;

/** A `Fill` for the values of one day, given by slot; a text without placeholders comes back as it is. */
export function fillWith(ruleset: Ruleset, params: readonly Interval[]): Fill {
  return (text) =>
    text.includes('{') ? text.replace(AFTER_WORD, (_, before, id) => before + valueAfter(before, id)) : text;

  function valueAfter(before: string, id: string): string {
    const slot = ruleset.params.findIndex((param) => param.id === id);
    const param = ruleset.params[slot];
    const value = params[slot];
    if (!param || !value) return '（未公布的数额）';
    return `${before === '' ? '' : ' '}${formatRange(value, param.unit)}`;
  }
}
