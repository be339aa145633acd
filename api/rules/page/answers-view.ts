/** What a person answered, read back to them, each answer with a way to change it. */
import { answerTo } from '../engine/situation.ts';
import { factsOf } from '../form.ts';
import { formatQuantity, formatRange } from '../format.ts';
import type { Answer, Answers, Fact, Ruleset, Screen } from '../ruleset.ts';
import { screenId } from './form-view.ts';
import { el, type ViewElement } from './tree.ts';

/** What was answered so far, each with a link that goes back to it; null before the first answer. */
export function answersView(ruleset: Ruleset, answers: Answers, title: string): ViewElement | null {
  const facts = new Map(ruleset.facts.map((fact) => [fact.id, fact]));
  const rows = ruleset.screens.flatMap((screen) => answerRows(screen, factsOf(screen, facts), answers));
  if (rows.length === 0) return null;
  return el('section', { class: 'answers' }, el('h3', {}, title), el('dl', {}, ...rows));
}

/** A link back to a screen, or with `AS_OF` to the day; `about` tells such links apart for those who hear them. */
export function changeLink(screen: string, word: string, about: string): ViewElement {
  return el(
    'a',
    { class: 'change', href: `#${screenId(screen)}` },
    word,
    el('span', { class: 'visually-hidden' }, `：${about}`),
  );
}

function answerRows(screen: Screen, facts: Fact[], answers: Answers): ViewElement[] {
  const answered = facts.flatMap((fact) => {
    const answer = answerTo(fact, answers);
    return answer === undefined ? [] : [{ fact, answer }];
  });
  if (answered.length === 0) return [];
  if (screen.kind === 'list') return [row(screen.title, listWords(answered), screen.id)];
  return answered.map(({ fact, answer }) => row(fact.label, answerWords(fact, answer), screen.id));
}

function row(question: string, answer: string, screen: string): ViewElement {
  return el('div', {}, el('dt', {}, question), el('dd', {}, answer, ' ', changeLink(screen, '改', question)));
}

function listWords(answered: { fact: Fact; answer: Answer }[]): string {
  const yes = answered.filter(({ answer }) => answer === true).map(({ fact }) => fact.label);
  const unsure = answered.some(({ answer }) => answer === null) ? ['不确定'] : [];
  const words = [...yes, ...unsure];
  return words.length ? words.join('；') : '都没有';
}

function answerWords(fact: Fact, answer: Answer): string {
  if (answer === null) return '不知道';
  if (typeof answer === 'boolean') return answer ? '是' : '否';
  if (fact.type !== 'int') return '';
  if (typeof answer === 'number') return formatQuantity(answer, fact.unit);
  return formatRange(answer, fact.unit);
}
