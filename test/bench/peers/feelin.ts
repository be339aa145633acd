/** 滩头低保 in FEEL, for feelin, which parses the expression at every evaluation and offers no way to do it once. */
import { evaluate } from 'feelin';
import { type Contender, STANDARD } from '../rules/contender.ts';

export function feelin(): Contender {
  return {
    name: 'feelin（FEEL）',
    includes: '三值；结果，没有过程；每次都要解析',
    unknowns: true,
    tells: 'outcome',
    judge: (household) => {
      const { value } = evaluate(OUTCOME, { ...household, standard: STANDARD });
      return typeof value === 'string' ? value : null;
    },
  };
}

/** FEEL's `if` takes null for no, so each null is asked for. */
const OUTCOME = `{
  noGround: not(hardship or totalIncapacity or disability12),
  wubao: onWubao and disability12,
  officialWithoutException: official and not(disability12 or majorIllnessOrDisaster),
  exclusion: (incomeRose and income > standard) or livingWell or newHome or vehicle or hiresWorkers or idleLand
    or allowanceNotDrawn or idleness or refusesInquiry or supportNeglected or missedReview,
  disability: disability12 and countyCard and broadlyQualifies and ownWill,
  base: hardship and income < standard,
  outcome:
    if noGround = null then null else if noGround then "noGround"
    else if wubao = null then null else if wubao then "wubao"
    else if officialWithoutException = null then null else if officialWithoutException then "official"
    else if exclusion = null then null else if exclusion then "excluded"
    else if totalIncapacity = null then null else if totalIncapacity then "priority"
    else if disability = null then null else if disability then "disability"
    else if base = null then null else if base then "base"
    else "notCovered"
}.outcome`;
