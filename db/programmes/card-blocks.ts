/** Puts a card together: what `card.md` says, what the rules say, and what `programme.yaml` fixes. */
import { CARD_BLOCKS, type Card, type CardBlockId, type CardText, type Statement } from './card.ts';
import { eventText, NOT_STATED, stageText } from './day-text.ts';
import type { Event, PostingPeriod, PostingRule, Programme, Stage } from './programme.ts';

/** 谁能领 and 领多少 as rendered from the main check's rules. */
export interface RuleStatements {
  who: Statement[];
  amounts: Statement[];
}

/** The eight blocks in their order; `rules` is absent where the programme has no main check. */
export function assembleCard(
  programme: Programme,
  written: CardText,
  rules: RuleStatements | undefined,
): Card {
  const items: Record<CardBlockId, Statement[]> = {
    promise: written.promise ?? [],
    who: rules?.who ?? written.who ?? [],
    amount: rules?.amounts ?? written.amount ?? [],
    bring: written.bring ?? [],
    where: written.where ?? [],
    when: [
      ...programme.stages.map(stageStatement),
      ...programme.events.map(eventStatement),
      ...(written.when ?? []),
    ],
    posting: postingStatements(programme),
    contact: contactStatements(programme, written.contact ?? []),
  };
  return { blocks: CARD_BLOCKS.map(({ id, title }) => ({ id, title, items: items[id] })) };
}

function stageStatement(stage: Stage): Statement {
  return { text: `${stage.label}：${stageText(stage)}`, cites: stage.cites };
}

function eventStatement(event: Event): Statement {
  return { text: `${event.label}：${eventText(event)}`, cites: event.cites };
}

/** How long each list hangs comes first, for that is what is asked; what else is demanded of a list follows. */
function postingStatements({ postings, noPostings }: Programme): Statement[] {
  if (noPostings) return [{ text: noPostings.say, cites: noPostings.cites }];
  const inOrder = [...postings].sort((a, b) => a.round - b.round);
  const demanding = inOrder.filter(({ notes }) => notes.length > 0);
  return [...inOrder.map(lengthStatement), ...demanding.map(demandStatement)];
}

/** The length always, stated or not; who posts and where only as far as the text says. */
function lengthStatement({ label, postedBy, place, period, cites }: PostingRule): Statement {
  const parts = [
    periodText(period),
    ...(postedBy === null ? [] : [`由${postedBy}公示`]),
    ...(place === null ? [] : [`地点：${place}`]),
  ];
  return { text: `${label}，${parts.join('；')}`, cites };
}

function demandStatement({ label, notes, cites }: PostingRule): Statement {
  return { text: `${label.replace(/：.*/, '')}：${notes.join('；')}`, cites };
}

function periodText(period: PostingPeriod): string {
  if (period.kind === 'notStated') return `天数${NOT_STATED}`;
  const length = `${period.length}${period.unit === '天' ? '天' : '个工作日'}`;
  return period.kind === 'atLeast' ? `至少${length}` : length;
}

function contactStatements({ contacts, authority }: Programme, written: Statement[]): Statement[] {
  const printed = contacts.map(({ label, phone, cites }) => ({
    text: `${label}：${phone ?? `电话${NOT_STATED}`}`,
    cites,
  }));
  const all = [...printed, ...written];
  return all.length > 0 ? all : [{ text: `${authority.name}：电话${NOT_STATED}`, cites: authority.cites }];
}
