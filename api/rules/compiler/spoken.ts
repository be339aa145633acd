/** Words people write where an expression wants a sign, and what to write instead. */

/** What each is written as; 以上 and 以下 are not words for one sign, the text has to say whether they include. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  '<': ['低于', '少于', '小于', '不到', '不足', '不满'],
  '>': ['高于', '多于', '大于', '超过'],
  '<=': ['不高于', '不多于', '不大于', '不超过', '小于等于', '小于或等于', '=<'],
  '>=': ['不低于', '不少于', '不小于', '大于等于', '大于或等于', '达到', '=>'],
  '=': ['等于', '正好'],
  '>=（包括本数）或 >（不包括本数），照原文': ['以上'],
  '<=（包括本数）或 <（不包括本数），照原文': ['以下'],
  且: ['并且', '而且', '同时', '和', '与', '及'],
  或: ['或者'],
  '非，放在前面': ['不是', '没有', '不', '无'],
  '任一(…)': ['任意', '任何', '其中之一'],
  '全部(…)': ['所有', '都'],
  '较小(…)': ['最小', '最少', '最低'],
  '较大(…)': ['最大', '最多', '最高'],
  '若(条件、成立时的数、不成立时的数)': ['如果'],
  '+': ['加上', '加'],
  '-': ['减去', '减'],
  '*': ['乘以', '乘'],
  '/': ['除以'],
};
const LONGEST_FIRST = Object.entries(SPOKEN)
  .flatMap(([written, words]) => words.map((word) => ({ word, written })))
  .sort((a, b) => b.word.length - a.word.length);
const AT_LEAST =
  /^至少\s*(?:[一二两三四五六七八九十]+\s*项|[\d一二两三四五六七八九十]+\s*[样个条种件])\s*(?=\()/;

/**
 * The spoken word an expression goes on with, and what to write for it. `startsName` tells whether a text starts with a
 * known name: a word counts only where a name, a bracket, a space or the end follows, for it may begin a mistyped name.
 */
export function spokenAt(
  rest: string,
  startsName: (text: string) => boolean,
): { word: string; written: string } | undefined {
  const [atLeast] = AT_LEAST.exec(rest) ?? [];
  if (atLeast !== undefined) return { word: atLeast, written: '至少2项(…)，用数字和“项”字' };
  return LONGEST_FIRST.find(({ word }) => {
    const after = rest.slice(word.length);
    return rest.startsWith(word) && (/^(?:[\s()\d]|$)/.test(after) || startsName(after));
  });
}
