/** What has to be read from the text of a statement because node:sqlite does not tell it. */

const QUOTED_OR_COMMENT =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** How many values `?` and `?1` take; node:sqlite would bind NULL to one left out, D1 refuses. */
export function countParameters(sql: string): number {
  const marks = sql.replace(QUOTED_OR_COMMENT, ' ').match(/\?\d*/g) ?? [];
  return marks.reduce(
    (count, mark) => (mark === '?' ? count + 1 : Math.max(count, Number(mark.slice(1)))),
    0,
  );
}

/** node:sqlite ignores what follows the first statement (`first`); silence there would lose half a migration. */
export function hasSecondStatement(sql: string, first: string): boolean {
  const rest = sql.trimStart().slice(first.trimStart().length).replace(QUOTED_OR_COMMENT, '');
  return /[^\s;]/.test(rest);
}
