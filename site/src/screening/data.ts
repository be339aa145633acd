/** What the page of the screening is given: beside it in the page, and in a file for each group of gates. */
import type { Concept, Gate, ScreenedCheck } from '#api/rules/screening.ts';

/** A check as the page shows and asks it. */
export interface PageCheck extends ScreenedCheck {
  /** Place among all checks. */
  position: number;
  /** A few words that name its programme. */
  programmeTitle: string;
  /** Where its policy holds, e.g. 湖南省邵阳市隆回县滩头镇; null where the text does not say. */
  place: string | null;
  /** Whether it holds in that place only: not in the whole country, nor nobody knows where. */
  isLocal: boolean;
  /** Plain path of its own page. */
  page: string;
  /** Whose policy it is, and where one goes with it, as its paper says. */
  policy: string;
  where: string;
}

/** One file: what residents' gates lead to, or what only those of organisations do. */
export interface CheckFile {
  checks: PageCheck[];
}

/** What stands in the page. */
export interface PageVocabulary {
  gates: Gate[];
  concepts: Concept[];
}

/** All that is known of the checks once their files are there. */
export interface PageData extends PageVocabulary {
  checks: PageCheck[];
}
