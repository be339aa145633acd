/** Placeholders where nothing fills them: only the texts of a check get the value of the day. */

/** What is wrong with a text that has `{…}` and is shown as it is written; undefined where it has none. */
export function unfilledFault(text: string): string | undefined {
  if (!/[{}｛｝]/.test(text)) return undefined;
  const [placeholder = '{ }'] = /[{｛][^{}｛｝]*[}｝]/.exec(text) ?? [];
  return `这里不能写 { }：没有程序来填，群众会照样看到“${placeholder}”；请直接写数和单位，如 165 元`;
}
