/** Pinyin and initials of Chinese text, made when content is built: the dictionary is far too large for a request. Node only. */
import { pinyin } from 'pinyin-pro';

/** Longest stretch of syllables one word of the index holds; a query reaches no further. */
const SYLLABLES = 10;
const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * For every character the pinyin from there on, and the initials: 心理咨询 gives xinlizixun lizixun zixun xun and xlzx lzx zx x.
 * Looked up by their beginnings, they find `xinli` and `xlzx` wherever a syllable starts, and nowhere else.
 */
export function pinyinTokens(text: string): string {
  const words = (text.match(HAN_RUN) ?? []).flatMap(tokensOfRun);
  return [...new Set(words)].join(' ');
}

function tokensOfRun(run: string): string[] {
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  return syllables.flatMap((_, at) => {
    const ahead = syllables.slice(at, at + SYLLABLES);
    return [ahead.join(''), ahead.map((syllable) => syllable.slice(0, 1)).join('')];
  });
}
