/** What the public reads of a programme: row shapes out of `db/queries` and response shapes of the API in one. */
import * as z from 'zod';
import {
  Audience,
  Channel,
  Contact,
  Event,
  Indicator,
  LifeEvent,
  Note,
  PostingRule,
  Programme,
  Responsibility,
  Stage,
  Version,
} from './programme.ts';
import { Source } from './source.ts';
import { TableColumn, TableRow, TableSpec } from './table.ts';

const { slug, kind, title, shortTitle, summary, region, authority } = Programme.shape;
const RegionCode = z
  .string()
  .nullable()
  .describe(
    'GB/T 2260 code, or 000000 for the whole country, for which GB/T 2260 has none; null where the text does not name the place',
  );
const RegionName = z.string().nullable().describe('Name of that region, in Chinese');
const Audiences = z.array(Audience).describe('Whom it is for');
const LifeEvents = z.array(LifeEvent).describe('What has happened in the life of someone who looks for it');

const { id, title: tableTitle, note, totals, cites } = TableSpec.shape;
/** A table as it is published: how we draw it is our own business. */
export const PublicTable = z.object({
  id,
  title: tableTitle,
  note,
  columns: z.array(TableColumn.strip()).describe('The columns, in order'),
  totals,
  rows: z.array(TableRow).describe('All rows, in the order of the text'),
  cites,
});
export type PublicTable = z.infer<typeof PublicTable>;

/** A programme in a list. */
export const ProgrammeSummary = z.object({
  slug,
  position: z.int().describe('Place in the list of all programmes'),
  kind,
  title,
  shortTitle,
  summary,
  regionCode: RegionCode,
  regionName: RegionName,
  audience: Audiences,
  lifeEvents: LifeEvents,
});
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>;

/** `source.yaml` without its clauses. */
export const SourceHead = Source.omit({ clauses: true }).strip();
export type SourceHead = z.infer<typeof SourceHead>;

const RegionPath = z
  .array(z.string())
  .describe('Names from the province down to the region; empty where the text names none');

/** `programme.yaml` whole, with the head of its source. */
export const ProgrammeDetail = z.object({
  slug,
  kind,
  title,
  shortTitle,
  summary,
  region: z
    .object({ code: RegionCode, name: RegionName, path: RegionPath, place: region.shape.place })
    .describe('The place it holds for'),
  authority: authority.strip().describe('The office that runs it'),
  audience: Audiences,
  lifeEvents: LifeEvents,
  versions: z
    .array(Version.strip())
    .describe('Days each version holds, half-open [from, to); no `to`: no end stated'),
  stages: z.array(Stage.strip()).describe('Timeline; both days included, null where the text prints none'),
  events: z.array(Event.strip()).describe('Days on which, or by which, something happens'),
  channels: z.array(Channel.strip()).describe('How one applies'),
  postings: z.array(PostingRule.strip()).describe('Lists that must hang in public, and for how long'),
  noPostings: z
    .object({ say: z.string().describe('A plain sentence, in Chinese'), cites: z.array(z.string()) })
    .optional()
    .describe('Why there is no posting rule'),
  indicators: z.array(Indicator.strip()).describe('Targets the text sets'),
  responsibilities: z.array(Responsibility.strip()).describe('Tasks and the offices that do them'),
  tables: z.array(PublicTable).describe('Tables of the text, with all their rows'),
  notes: z.array(Note.strip()).describe('What a reference or a notice says; empty where there is a card'),
  contacts: z.array(Contact.strip()).describe('Offices to ask; phone null where the text prints none'),
  mainCheck: z.string().optional().describe('Id of the check whose rules fill the card'),
  sensitive: z.boolean().describe('A sensitive subject: crisis numbers come first'),
  source: SourceHead.describe('The instrument it rests on'),
});
export type ProgrammeDetail = z.infer<typeof ProgrammeDetail>;

/** A clause as its row has it. */
export const ClauseDigest = z.object({
  locator: z.string().describe('As the document numbers it, e.g. 四(三)3'),
  anchor: z.string().describe('Fragment on the source page, e.g. c-4-3-3'),
  summary: z.string().describe('What the clause says, in one line of our own words'),
  gap: z.string().nullable().describe('Words the text lost here (原文未载明)'),
  conflict: z.string().nullable().describe('How the text contradicts itself here (原文不一致)'),
});
export type ClauseDigest = z.infer<typeof ClauseDigest>;

/** A check in the list of a programme's checks. */
export const CheckSummary = z.object({
  id: z.string().describe('Id of the check, unique in the programme'),
  title: z.string().describe('Title, in Chinese'),
  kind: z.enum(['eligibility', 'calculator', 'standard']).describe('What it tells'),
  version: z.string().describe('Version of the rules, year.number'),
  sha256: z.string().describe('SHA-256 of the compiled ruleset'),
  isMain: z.boolean().describe('Whether its rules fill 谁能领 and 领多少 of the card'),
});
export type CheckSummary = z.infer<typeof CheckSummary>;

/** One version of a check's rules. */
export const CheckVersion = z.object({
  version: z.string().describe('Version of the rules, year.number'),
  sha256: z.string().describe('SHA-256 of the compiled ruleset'),
  inForce: z
    .object({
      from: z.string().describe('First day they hold, YYYY-MM-DD in Asia/Shanghai'),
      to: z.string().nullable().describe('First day they no longer hold; null where the text states no end'),
    })
    .describe('The days the rules hold'),
  isCurrent: z.boolean().describe('Whether this is the version the check decides by'),
  isPublished: z.boolean().describe('Whether it is published, so that it never changes'),
});
export type CheckVersion = z.infer<typeof CheckVersion>;

/** A compiled ruleset as stored: `json` is the exact text served. */
export const PublishedCheck = CheckSummary.pick({ sha256: true, version: true }).extend({ json: z.string() });
export type PublishedCheck = z.infer<typeof PublishedCheck>;

const { regionCode, regionName } = ProgrammeSummary.shape;
/** A check that takes part in the screening of households, with the programme it belongs to. */
export const ScreenedRow = PublishedCheck.extend({
  programme: z.string().describe('Id of the programme'),
  programmeTitle: z.string().describe('Its title, in Chinese'),
  regionCode,
  regionName,
  regionPath: RegionPath,
  place: z.string().nullable().describe('The place within the region, in the words of the text'),
  check: CheckSummary.shape.id,
  isMain: CheckSummary.shape.isMain,
  gates: z.array(z.string()).describe('Ids of its gates: it is for whoever says yes to any of them'),
  after: z.string().nullable().describe('Id of the ruleset that whoever is to be told this one may not fail'),
});
export type ScreenedRow = z.infer<typeof ScreenedRow>;

/** A sentence that says whom checks are for. */
export const GateRow = z.object({
  id: z.string(),
  ask: z.string(),
  group: z.enum(['residents', 'organisations']),
});

/** What several checks ask alike. */
export const ConceptRow = z.object({
  id: z.string(),
  label: z.string(),
  ask: z.string(),
  anyOf: z.array(z.string()),
});
