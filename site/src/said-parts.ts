/** What stands out in a sentence of the card: where its text is silent, and numbers to call. */

/** A stretch of a sentence, and how it is to be shown. */
export interface SaidPart {
  kind: 'plain' | 'doubt' | 'phone';
  text: string;
}

/** Seven to twelve digits, an area code with its hyphen among them, that count or measure nothing. */
const PHONE = /(?<![\d.-])(?:0\d{2,3}-\d{7,8}|\d{7,12})(?![\d.%-]|\s*[万亿元角分亩户人个张平公米])/;
const DOUBT = /原文未载明|原文不一致/;
const STANDS_OUT = new RegExp(`(${DOUBT.source}|${PHONE.source})`);

/** The sentence in its parts, in order; none of them empty. */
export function saidParts(text: string): SaidPart[] {
  return text
    .split(STANDS_OUT)
    .map((part, at): SaidPart => ({ kind: at % 2 === 0 ? 'plain' : kindOf(part), text: part }))
    .filter(({ text }) => text !== '');
}

/** Whether the sentence has a number one can call. */
export function hasPhone(text: string): boolean {
  return PHONE.test(text);
}

function kindOf(part: string): SaidPart['kind'] {
  return DOUBT.test(part) ? 'doubt' : 'phone';
}
