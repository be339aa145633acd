/** The card a resident reads: eight fixed blocks, each a list of cited statements. */
import * as z from 'zod';

/** One plain sentence and the clauses that say so. */
export const Statement = z.object({
  text: z.string().describe('A plain sentence, in Chinese'),
  cites: z.array(z.string()).describe('Locators of the clauses it rests on, e.g. 四(三)3'),
  kind: z
    .enum(['must', 'oneOf', 'mustNot', 'human'])
    .optional()
    .describe(
      'In 谁能领: each is needed; one is enough; any one excludes; what people check and no form can',
    ),
});
export type Statement = z.infer<typeof Statement>;

/** Id and title of the blocks, in the order every card has them. */
export const CARD_BLOCKS = [
  { id: 'promise', title: '一句话' },
  { id: 'who', title: '谁能领' },
  { id: 'amount', title: '领多少' },
  { id: 'bring', title: '带什么' },
  { id: 'where', title: '去哪办' },
  { id: 'when', title: '多久' },
  { id: 'posting', title: '公示几天' },
  { id: 'contact', title: '找谁' },
] as const;
export type CardBlockId = (typeof CARD_BLOCKS)[number]['id'];

/** One block of a card. */
export const CardBlock = z.object({
  id: z.enum(CARD_BLOCKS.map(({ id }) => id)).describe('Which of the eight blocks'),
  title: z.string().describe('Heading of the block, in Chinese'),
  items: z.array(Statement).describe('What it says, one sentence each'),
});
export type CardBlock = z.infer<typeof CardBlock>;

/** The whole card. */
export const Card = z.object({
  blocks: z
    .array(CardBlock)
    .length(CARD_BLOCKS.length)
    .describe('The eight blocks, always in the same order'),
});
export type Card = z.infer<typeof Card>;

/** What `card.md` says, by block; a block it leaves out is absent. */
export type CardText = Partial<Record<CardBlockId, Statement[]>>;
