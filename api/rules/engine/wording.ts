/** What a verdict is called and how it is said: gentle, and never firmer than what is known. */

import { formatDay } from '../format.ts';
import type { Ruleset } from '../ruleset.ts';
import type { DecidedStatus } from './decide.ts';

export interface Wording {
  title: string;
  say: string;
}

const BY_STATUS: Record<'eligible' | 'likely' | 'ineligible', Wording> = {
  eligible: { title: '符合', say: '按您现在的回答，符合这项政策的条件。' },
  likely: {
    title: '可能符合',
    say: '按您现在的回答，可能符合条件；最后还要由工作人员核实。',
  },
  ineligible: {
    title: '暂不符合',
    say: '按您现在的回答，暂时不符合条件。情况有变化，或者觉得与实际不符，可以再查一次，也可以向受理单位问清楚。',
  },
};

/** The words of a status that several outcomes share, or that has no outcome yet. */
export function statusWording(status: DecidedStatus, unclear: readonly string[], asking: boolean): Wording {
  return status === 'undetermined' ? undeterminedWording(unclear, asking) : BY_STATUS[status];
}

function undeterminedWording(unclear: readonly string[], asking: boolean): Wording {
  const title = '需要再了解';
  if (asking) return { title, say: '现在还不能判断，请接着回答后面的问题。' };
  if (unclear.length === 0) return { title, say: '按现在的回答还不能判断，请向受理单位问清楚。' };
  return { title, say: `现在还不能判断，弄清下面的情况后可以再查一次：${unclear.join('、')}。` };
}

/** The words for a day on which no rule, or not every figure it needs, is in force. */
export function notInForceWording({ inForce }: Ruleset, asOf: string): Wording {
  const title = '这一天没有生效的规定';
  const day = formatDay(asOf);
  if (asOf < inForce.from)
    return { title, say: `这项规定从${formatDay(inForce.from)}起执行，${day}还没有开始。` };
  if (inForce.to !== null && asOf >= inForce.to) {
    return { title, say: `这项规定执行到${formatDay(inForce.to)}之前，${day}已经不再执行。` };
  }
  return { title, say: `${day}的标准还没有公布，不能判断。` };
}
