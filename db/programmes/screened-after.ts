/** `screening.after` of the checks of one folder: what a check waits for has to be there, and able to refuse somebody. */
import type { CheckSource } from './check.ts';
import { didYouMean } from './near.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** A check by the name of its file; undefined where it could not be read, which is said already. */
export interface NamedCheck {
  name: string;
  check: YamlFile<CheckSource> | undefined;
}

/** Every `after` that names no check of the folder, one that refuses nobody, or comes back to itself. */
export function checkScreenedAfter(checks: readonly NamedCheck[]): Problem[] {
  return checks.flatMap(({ name, check }) => {
    const after = check?.value.screening?.after;
    const fault = after === undefined ? undefined : faultOf(name, after, checks);
    return check && fault !== undefined ? [check.problemAt(['screening', 'after'], `after：${fault}`)] : [];
  });
}

function faultOf(name: string, after: string, checks: readonly NamedCheck[]): string | undefined {
  const before = checks.find((other) => other.name === after);
  if (!before) {
    const others = checks.flatMap((other) => (other.name === name ? [] : [other.name]));
    return `这个项目里没有 ${after} 这项自查${didYouMean(after, others)}`;
  }
  const way = wayFrom(name, checks);
  if (way.lastIndexOf(name) > 0) return `转了一圈又回到自己：${way.join(' → ')}`;
  return before.check && refusalFault(before.check.value);
}

/** From check to check as each names the one before, up to the first that names none or was passed already. */
function wayFrom(name: string, checks: readonly NamedCheck[], passed: string[] = []): string[] {
  const way = [...passed, name];
  const after = checks.find((other) => other.name === name)?.check?.value.screening?.after;
  return after === undefined || passed.includes(name) ? way : wayFrom(after, checks, way);
}

function refusalFault({ id, kind, screening, outcomes }: CheckSource): string | undefined {
  if (!screening) return `${id} 没有写 screening，综合自查不问它，不能等它的结果`;
  if (kind !== 'eligibility') return `${id} 的 kind 是 ${kind}，不说能不能享受，不能等它的结果`;
  if (!outcomes.some(({ status }) => status === 'ineligible'))
    return `${id} 没有一个结果是 ineligible，等它的结果没有用，请删去`;
  return undefined;
}
