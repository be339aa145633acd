/** What is wrong with a line that YAML cannot read, said for a clerk. */

/** Slips one sees in the line itself, which say more than where the parser gave up. */
const SLIPS: readonly [pattern: RegExp, message: string][] = [
  [/^\s*\u3000/, '缩进要用半角空格，这一行开头有全角空格'],
  [/^\s*-[^\s-]/, '“-”后面要空一格'],
  [/^\s*(- )?[\w\u4e00-\u9fff]+：/, '冒号要用半角，后面空一格，如 title: 名称'],
  [/^\s*(- )?\w+:[^\s/]/, '冒号后面要空一格，如 title: 名称'],
  [/\{[^"]*[^\s{"]\{[^{}:]*\}/, '写在 { } 一行里的文字，有 {参数名} 的要加引号'],
  [/:\s+\{[^{}:]*\}\S/, '以 { 开头的文字要加引号，如 say: "{低保标准}以下的可以领"'],
];

/** The Chinese message of a syntax error of the parser's `code` in this line. */
export function syntaxMessage(code: string, line: string): string {
  const [, slip] = code === 'TAB_AS_INDENT' ? [] : (SLIPS.find(([pattern]) => pattern.test(line)) ?? []);
  return slip ?? MESSAGES[code] ?? '这一行不合 YAML 的写法';
}

/** Of text that starts with an asterisk as of a reference meant as one. */
export const NO_ALIAS = '不能用 * 引用别处的内容；以 * 开头的文字要加引号';

const MESSAGES: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对：同一层要对齐',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  DUPLICATE_KEY: '同一层里这一项写了两次',
  MISSING_CHAR: '少了冒号、逗号、引号或括号',
  MULTILINE_IMPLICIT_KEY: '少了冒号，或文字断了行',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号（含冒号的文字要加引号），或者下一行的缩进多了（同一层要对齐）',
  BLOCK_IN_FLOW: '{ } 里的文字有冒号，冒号后面又有空格：要加引号',
  UNEXPECTED_TOKEN: '这里多了不该有的符号（含 # 、冒号等符号的文字要加引号），或者缩进和上面不一样',
  BAD_SCALAR_START: '文字不能以这个符号开头，请加引号',
  BAD_ALIAS: NO_ALIAS,
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删去 ---',
  NON_STRING_KEY: '名称要写成文字',
  TAG_RESOLVE_FAILED: '不认识的 ! 标记，请删去',
};
