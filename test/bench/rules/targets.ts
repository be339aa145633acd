/** What the engine is held to, as ratios in one run: the machine does not matter to them. */
import type { Contender } from './contender.ts';
import { median, type Timing } from './measure.ts';

export interface Target {
  ours: Contender;
  than: Contender;
  /** How many times as fast ours is to be; below 1 it may be slower. */
  times: number;
}

/** `明白，只要结论 / 手写函数：0.0080×（各轮 0.0071–0.0093），目标 ≥0.2×：未达到`. */
export function judged(target: Target, timings: readonly Timing[]): string {
  const { ours, than, times } = target;
  const ratios = ratiosOf(than, ours, timings);
  const middle = median(ratios);
  const range = `各轮 ${figure(Math.min(...ratios))}–${figure(Math.max(...ratios))}`;
  const verdict = middle >= times ? '达到' : '未达到';
  return `${ours.name} / ${than.name}：${figure(middle)}×（${range}），目标 ≥${times}×：${verdict}`;
}

/** How many times as long the slower one took, round by round. */
export function ratiosOf(slower: Contender, quicker: Contender, timings: readonly Timing[]): number[] {
  const roundsOf = (wanted: Contender) => timings.find(({ contender }) => contender === wanted)?.rounds ?? [];
  const quick = roundsOf(quicker);
  return roundsOf(slower).map((time, round) => time / (quick[round] ?? Number.NaN));
}

/** Three figures, two below 1. */
export function figure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 1 ? value.toPrecision(3) : value.toPrecision(2);
}
