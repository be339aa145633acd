/** What the page says of where answers go, and what it says when it cannot go on. Nothing is promised before it is so. */
import { el, type ViewElement } from '#api/rules/page/tree.ts';
import { button } from '../check/controls.ts';

const SENT = '会发到网站上判断，不会被保存';

/** By state, what stands under the title; what stands there without script is said in the page itself. */
export const privacyWords = {
  loading: `正在准备，请稍等。没准备好就点下面的按钮，勾的${SENT}。`,
  kept: '不用登录。回答只在这一页里，不上传、不保存，离开或关掉这一页就没有了。',
  /** On the page that answers a form that was sent. */
  keptFromNow:
    '刚才勾的已经发到网站上判断过，没有保存。从现在起，回答只在这一页里，不上传、不保存，离开或关掉这一页就没有了。',
  /** The rules could not be had, or this browser is too old to be asked question by question. */
  unprepared: `这里没法一题一题地问。照样可以勾好，点下面的按钮：勾的${SENT}。`,
};

/** Why it does not go on. */
export const stuckWords = {
  loadingMore: '正在取单位要答的题，取到就接着走，请稍等。',
  noMore: '没有取到单位要答的题，可能是网络断了。请再点一次下面的按钮。',
  failed: '这一步出错了，没有走下去。这是网页的毛病，不是您填错了。您的回答没有发出去。',
};

/** A line that says what is being waited for. */
export function waitingView(words: string): ViewElement {
  return el('p', { class: 'progress', id: NOTE, role: 'status' }, words);
}

/** Says why it does not go on, and the two ways on; what would be sent is said before it is. */
export function stuckView(words: string): ViewElement {
  return el(
    'section',
    { class: 'error-summary', id: NOTE, tabindex: '-1', 'aria-labelledby': 'stuck-words' },
    el('p', { id: 'stuck-words' }, words),
    el('p', {}, `也可以换个办法：只有最前面勾的那几条${SENT}，后面答的题不发。`),
    el('p', { class: 'actions' }, button('send', '发到网站上判断'), button('reload', '清空，从头再来')),
  );
}

/** Id of either. */
export const NOTE = 'stuck';
