import { describe, expect, test } from 'vitest';
import { hasPhone, saidParts } from '../../site/src/said-parts.ts';

describe('the parts of a sentence', () => {
  test('set a number to call and what the text does not say apart', () => {
    expect(saidParts('统一打4000500000报案；向谁报，原文未载明')).toEqual([
      { kind: 'plain', text: '统一打' },
      { kind: 'phone', text: '4000500000' },
      { kind: 'plain', text: '报案；向谁报，' },
      { kind: 'doubt', text: '原文未载明' },
    ]);
  });

  test.each(['0739-8231234', '07398231234', '8231234', '13800000000'])(
    'take %s for a number to call',
    (number) => {
      expect(saidParts(`电话：${number}。`)[1]).toEqual({ kind: 'phone', text: number });
      expect(hasPhone(number)).toBe(true);
    },
  );

  test.each([
    '2024-04-20',
    '20240420123456789',
    '1000000 元',
    '1234567亩',
    '12345',
    '3.1415926',
    '2024年4月20日',
  ])('leave %s alone', (text) => {
    expect(saidParts(text)).toEqual([{ kind: 'plain', text }]);
    expect(hasPhone(text)).toBe(false);
  });
});
