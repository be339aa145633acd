/** Clause locators of our content as the citations of the public contract. */
import * as z from 'zod';
import { sourcePage } from '#api/rules/source-page.ts';

export const Citation = z
  .object({
    instrument: z.string().describe('Id of the document: the slug of its programme'),
    clause: z.string().describe('Locator as the document numbers it, e.g. 四(三)3'),
    label: z.string().describe('What the clause says, in our words'),
    url: z.string().describe('The clause on the source page'),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

export const citations = z.array(Citation).describe('The clauses that say so');

/** The shape of a cited item in an answer: `citations` where the content has `cites`; its description goes along. */
export function cited<Shape extends z.ZodRawShape & { cites: z.ZodType }>(item: z.ZodObject<Shape>) {
  const { cites: _, ...shape } = item.shape;
  return z.object({ ...shape, citations }).describe(item.description ?? '');
}

/** The same for a list of cited items. */
export function citedList<Shape extends z.ZodRawShape & { cites: z.ZodType }>(
  list: z.ZodArray<z.ZodObject<Shape>>,
) {
  return z.array(cited(list.element)).describe(list.description ?? '');
}

interface CitedClause {
  locator: string;
  anchor: string;
  summary: string;
}

/** A function that replaces an item's `cites` by `citations`; throws where content cites a clause that is not there. */
export function citer(instrument: string, clauses: readonly CitedClause[], linkBase: string) {
  const byLocator = new Map(clauses.map((clause) => [clause.locator, clause]));
  function citation(locator: string): Citation {
    const clause = byLocator.get(locator);
    if (!clause) throw new Error(`${instrument} cites ${locator}, which its source does not have`);
    return {
      instrument,
      clause: locator,
      label: clause.summary,
      url: `${sourcePage(linkBase, instrument)}#${clause.anchor}`,
    };
  }
  return function cite<Item extends { cites: string[] }>({ cites, ...item }: Item) {
    return { ...item, citations: cites.map(citation) };
  };
}
