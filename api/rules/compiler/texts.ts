/** Texts of a check: `{低保标准}` becomes the parameter's id where values may stand, and is refused elsewhere. */
import type { CheckSource } from '../authoring.ts';
import { PLACEHOLDER } from '../engine/fill.ts';
import { hint, type Path, type Report } from './report.ts';

/** Compiles a text that may hold placeholders. */
export type CompileText = (text: string, path: Path) => string;

/** A `CompileText` over the parameters of one check; unknown names and unpaired braces are reported. */
export function compileTextsOf({ parameters }: CheckSource, report: Report): CompileText {
  const ids = new Map(parameters.map(({ id, label }) => [label, id]));
  return (text, path) => {
    if (/[{}｛｝]/.test(text.replace(PLACEHOLDER, '')))
      report(path, '花括号没有成对，或者不是半角的 { }；要写成 {参数名}');
    return text.replace(PLACEHOLDER, (whole, label: string) => {
      const id = ids.get(label.trim());
      if (id === undefined)
        report(path, `没有叫“${label}”的参数，{ } 里要写 parameters 里的名称${hint(label, ids.keys())}`);
      return id === undefined ? whole : `{${id}}`;
    });
  };
}

/** Reports placeholders in texts that are shown before the day, and so the value, is known. */
export function reportPlaceholders(source: CheckSource, report: Report): void {
  const refuse = (text: string | undefined, ...path: Path) => {
    if (text !== undefined && /[{}｛｝]/.test(text))
      report(path, '这里不能写 { }，它只能用在条件和结果的文字里；请直接用文字说明');
  };
  refuse(source.title, 'title');
  refuse(source.intro, 'intro');
  for (const [index, { title, help }] of source.screens.entries()) {
    refuse(title, 'screens', index, 'title');
    refuse(help, 'screens', index, 'help');
  }
  for (const [index, { label, ask, help, whereToFind }] of source.facts.entries()) {
    refuse(label, 'facts', index, 'label');
    refuse(ask, 'facts', index, 'ask');
    refuse(help, 'facts', index, 'help');
    refuse(whereToFind, 'facts', index, 'whereToFind');
  }
  for (const [index, { label, decidedBy }] of source.humanChecks.entries()) {
    refuse(label, 'humanChecks', index, 'label');
    refuse(decidedBy, 'humanChecks', index, 'decidedBy');
  }
}
