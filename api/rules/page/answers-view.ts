/** What a person answered, read back to them, each answer with a way to change it. */
import { answerTo } from '../engine/situation.ts';
import { factsOf } from '../form.ts';
import { formatQuantity, formatRange } from '../format.ts';
import type { Answer, Answers, Fact, Ruleset, Screen } from '../ruleset.ts';
import { screenId } from './form-view.ts';
import { el, type ViewElement } from './tree.ts';

/** One line of what was answered: a question, or a whole list with what was ticked in it. */
export interface AnsweredRow {
  screen: string;
  facts: string[];
  question: string;
  answer: string;
}

/** What was answered so far, in words, in the order of the screens. */
export function answeredRows(ruleset: Ruleset, answers: Answers): AnsweredRow[] {
  return ruleset.screens.flatMap((screen) => rowsOf(screen, factsOf(screen, ruleset), answers));
}

/** What was answered so far, each with a link that goes back to it; null before the first answer. */
export function answersView(ruleset: Ruleset, answers: Answers, title: string): ViewElement | null {
  const rows = answeredRows(ruleset, answers);
  if (rows.length === 0) return null;
  return el('section', { class: 'answers' }, el('h3', {}, title), el('dl', {}, ...rows.map(rowView)));
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

function rowsOf(screen: Screen, facts: Fact[], answers: Answers): AnsweredRow[] {
  const answered = facts.flatMap((fact) => {
    const answer = answerTo(fact, answers);
    return answer === undefined ? [] : [{ fact, answer }];
  });
  if (answered.length === 0) return [];
  const row = (rows: typeof answered, question: string, answer: string): AnsweredRow => ({
    screen: screen.id,
    facts: rows.map(({ fact }) => fact.id),
    question,
    answer,
  });
  if (screen.kind === 'list') return [row(answered, screen.title, listWords(answered))];
  return answered.map((one) => row([one], one.fact.label, answerWords(one.fact, one.answer)));
}

function rowView({ question, answer, screen }: AnsweredRow): ViewElement {
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
