/** Reads `db/calendar/<year>.yaml`: the State Council's holiday notices we hold. Node only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Problem, printProblems } from '../programmes/problem.ts';
import { Day, Text } from '../programmes/source.ts';
import { readYaml, type YamlFile } from '../programmes/yaml-file.ts';
import { type Calendar, daysBetween, weekday } from './days.ts';

const CalendarFile = z.strictObject({
  year: z.int(),
  /** The notice the days were copied from. */
  source: z.strictObject({ title: Text, documentNumber: Text, issuedOn: Day }),
  holidays: z.array(z.strictObject({ name: Text, from: Day, to: Day })).min(1),
  workdays: z.array(Day),
});
type CalendarFile = z.infer<typeof CalendarFile>;

/** Every year in `folder`. Throws with all problems, one a line, where a file contradicts itself. */
export function readCalendar(folder = 'db/calendar'): Calendar {
  const results = readdirSync(folder)
    .filter((name) => /^\d{4}\.yaml$/.test(name))
    .map((name) => readYear(name, readFileSync(join(folder, name), 'utf8')));
  const problems = results.flatMap((result) => ('problems' in result ? result.problems : []));
  if (problems.length > 0) throw new Error(printProblems(problems).join('\n'));
  const years = results.flatMap((result) => ('problems' in result ? [] : [result.value]));
  return Object.fromEntries(
    years.map(({ year, holidays, workdays }) => [year, { year, holidays, workdays }]),
  );
}

function readYear(name: string, text: string): YamlFile<CalendarFile> | { problems: Problem[] } {
  const file = readYaml(`db/calendar/${name}`, text, CalendarFile);
  if ('problems' in file) return file;
  const problems = checkYear(file, Number(name.slice(0, 4)));
  return problems.length > 0 ? { problems } : file;
}

function checkYear({ value, problemAt }: YamlFile<CalendarFile>, year: number): Problem[] {
  const outside = (day: string) => Number(day.slice(0, 4)) !== year;
  return [
    ...(value.year === year ? [] : [problemAt(['year'], `year：要和文件名的 ${year} 一样`)]),
    ...value.holidays.flatMap(({ from, to }, index) => {
      const at = (message: string) => [problemAt(['holidays', index], message)];
      if (outside(from) || outside(to)) return at(`${from} 至 ${to} 不都在 ${year} 年`);
      return from > to || daysBetween(from, to) > 9 ? at(`${from} 至 ${to} 不像一个假期`) : [];
    }),
    ...value.workdays.flatMap((day, index) => {
      const at = (message: string) => [problemAt(['workdays', index], message)];
      if (outside(day)) return at(`${day} 不在 ${year} 年`);
      if (value.holidays.some(({ from, to }) => from <= day && day <= to)) return at(`${day} 又放假又上班`);
      return weekday(day) <= 5 ? at(`${day} 是周一到周五，本来就上班`) : [];
    }),
  ];
}
