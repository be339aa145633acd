/** What a verdict is called and how it is said: gentle, and never firmer than what is known. */

import { formatDay } from '../format.ts';
import type { Ruleset, Status, Verdict } from '../ruleset.ts';
import type { DecidedStatus } from './decide.ts';

/** A result in words. */
export interface Wording {
  /** A few words. */
  title: string;
  /** One or two sentences. */
  say: string;
}

/** The only place where statuses are named for people. */
const NAMES: Record<Status, string> = {
  eligible: '符合',
  likely: '可能符合',
  ineligible: '暂不符合',
  undetermined: '需要再了解',
  notInForce: '这一天没有生效的规定',
};

/** What a status is called. While a question is left (`asking`), undetermined only means that it was not answered yet. */
export function statusName(status: Status, asking: boolean): string {
  return status === 'undetermined' && asking ? '还没有答完' : NAMES[status];
}

/** What the status of a verdict is called: an outcome that is `undetermined` is no gap in the answers. */
export function verdictName({ status, outcome, next }: Pick<Verdict, 'status' | 'outcome' | 'next'>): string {
  return status === 'undetermined' && outcome !== null ? '这里不下结论' : statusName(status, next !== null);
}

/**
 * The words of a status that several outcomes share, or that has no outcome yet. `asking`: a question is left;
 * `unclear`: something was answered 不知道 or only roughly, which the steps then name.
 */
export function statusWording(status: DecidedStatus, asking: boolean, unclear: boolean): Wording {
  const say = status === 'undetermined' ? undeterminedSay(asking, unclear) : SAY[status];
  return { title: statusName(status, asking), say };
}

/** The words for a day on which no rule, or not every figure it needs, is in force. */
export function notInForceWording(ruleset: Ruleset, asOf: string): Wording {
  return { title: NAMES.notInForce, say: notInForceSay(ruleset, asOf) };
}

const SAY: Record<Exclude<DecidedStatus, 'undetermined'>, string> = {
  eligible: '按您现在的回答，符合这项政策的条件。',
  likely: '按您现在的回答，可能符合条件；最后还要由工作人员核实。',
  ineligible:
    '按您现在的回答，暂时不符合条件。情况有变化，或者觉得与实际不符，可以再查一次，也可以向受理单位问清楚。',
};

function undeterminedSay(asking: boolean, unclear: boolean): string {
  if (asking) return '现在还不能判断，请接着回答后面的问题。';
  if (unclear) return '现在还不能判断。请先弄清下面的情况，再查一次。';
  return '按现在的回答还不能判断，请向受理单位问清楚。';
}

function notInForceSay({ inForce: { from, to } }: Ruleset, asOf: string): string {
  const day = formatDay(asOf);
  if (asOf < from) return `这项规定从${formatDay(from)}起执行，${day}还没有开始。`;
  if (to !== null && asOf >= to) return `这项规定执行到${formatDay(to)}之前，${day}已经不再执行。`;
  return `${day}的标准还没有公布，不能判断。`;
}
