/** Words that someone in danger may type into a search box: people to call come before any result (DESIGN §3.14). */

/** Part of a query, as `folded` writes it without spaces; in Chinese and as it is typed in pinyin. */
const WORDS = [
  '自杀',
  '轻生',
  '寻死',
  '想死',
  '去死',
  '死了算',
  '不想活',
  '活不下去',
  '没法活',
  '活够了',
  '自残',
  '割腕',
  '跳楼',
  '喝农药',
  '家暴',
  '打老婆',
  '老公打',
  '丈夫打',
  '被打',
  '打我',
  '强奸',
  '性侵',
  '猥亵',
  '虐待',
  '救命',
  '撑不住',
  '崩溃',
  '抑郁',
  'zisha',
  'qingsheng',
  'xiangsi',
  'buxianghuo',
  'huobuxiaqu',
  'zican',
  'gewan',
  'tiaolou',
  'jiabao',
  'qiangjian',
  'xingqin',
  'nuedai',
  'jiuming',
  'yiyu',
];

/** Whether people to call are to stand before the results of this query. */
export function isDistress(query: string): boolean {
  const typed = query.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return WORDS.some((word) => typed.includes(word));
}
