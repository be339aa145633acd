/** Which programmes have a page of tables: those whose text holds tables, or says which office does what. */
import type { BuiltProgramme } from '#db/content.ts';
import { content, programmePaths } from './content.ts';

/** A part of the page: its fragment and its heading. */
export interface DataPart {
  id: string;
  title: string;
}

/** The parts of a programme's page of tables, in their order; empty where it has none. */
export function dataParts({ programme, tables }: BuiltProgramme): DataPart[] {
  const parts = tables.map(({ id, title }) => ({ id: `table-${id}`, title }));
  if (programme.responsibilities.length > 0) parts.push({ id: 'responsibilities', title: '哪个单位做什么' });
  return parts;
}

/** The programmes that have such a page. */
export function dataPagePaths(): ReturnType<typeof programmePaths> {
  const withData = new Set(content.programmes.filter((built) => dataParts(built).length > 0));
  return programmePaths().filter(({ props }) => withData.has(props.built));
}
