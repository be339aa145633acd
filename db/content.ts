/** What the programme folders say, compiled: what `db/seed.ts` builds, the tables hold and the site shows. */
import type { WorkedCase } from '#api/rules/authoring.ts';
import type { Ruleset } from '#api/rules/ruleset.ts';
import type { Concept, Gate } from '#api/rules/screening.ts';
import type { Card } from './programmes/card.ts';
import type { CitedText } from './programmes/cited-texts.ts';
import type { AnchoredClause } from './programmes/folder.ts';
import type { Programme } from './programmes/programme.ts';
import type { Source } from './programmes/source.ts';
import type { DataTable } from './programmes/table.ts';

/** All of it. */
export interface Content {
  /** SHA-256 over every row the content becomes, so that a change in how rows are made reseeds too. */
  version: string;
  programmes: BuiltProgramme[];
  /** The regions programmes may name, but the whole country; each with its names from the province down. */
  regions: { code: string; path: string[] }[];
  /** Sentences that say whom checks are for, in the order in which they are shown. */
  gates: Gate[];
  /** What checks ask alike. */
  concepts: Concept[];
}

/** One folder. */
export interface BuiltProgramme {
  programme: Programme;
  /** Name of the programme's region, e.g. 隆回县; null where the text does not name the place. */
  regionName: string | null;
  /** Names from the province down to that region; searched, not shown. */
  regionPath: string[];
  source: Source;
  clauses: AnchoredClause[];
  /** Null for a reference page or a notice. */
  card: Card | null;
  checks: BuiltCheck[];
  tables: DataTable[];
  /** What the folder says, text by text, with the line each stands at. */
  texts: CitedText[];
}

/** One self-check of a programme. */
export interface BuiltCheck {
  ruleset: Ruleset;
  /** The exact bytes served. */
  json: string;
  /** SHA-256 of `json`. */
  sha256: string;
  /** Ids of the gates it stands behind in a screening; none where it takes no part. */
  gates: string[];
  /** Id of the ruleset it comes after in a screening; null where none comes first. */
  after: string | null;
  /** Why it takes no part in a screening; null where it does, or where nobody has said why. */
  notScreened: string | null;
  /** Whether this version was published; `json` is then what was published. */
  isPublished: boolean;
  /** The versions published before, oldest first. */
  superseded: PublishedVersion[];
  /** Each with where it stands: `db/programmes/…/checks/….cases.yaml:8`. */
  cases: (WorkedCase & { place: string })[];
  /** Generated: households on either side of every limit, with what comes out for them. */
  boundaries: BuiltCheck['cases'];
}

/** A version of a check that will never change. */
export interface PublishedVersion {
  version: string;
  /** The exact bytes served. */
  json: string;
  /** SHA-256 of `json`. */
  sha256: string;
}
