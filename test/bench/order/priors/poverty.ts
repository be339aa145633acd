/** Households that look whether 低保 is for them: most in need, some only hoping. 示例, invented shares. */
import type { Draw, Prior } from './draw.ts';

/** 滩头低保. An exclusion is rare where there is need, and seldom more than one is true. */
const tantou: Prior = (draw) => {
  const inNeed = draw.yes(0.62);
  const disability12 = draw.yes(inNeed ? 0.22 : 0.08);
  return {
    hardship: draw.known(draw.yes(inNeed ? 0.86 : 0.35), 0.05),
    totalIncapacity: draw.yes(inNeed ? 0.22 : 0.02),
    disability12,
    ...(disability12 ? ofTheDisabled(draw, inNeed) : OF_OTHERS),
    official: draw.yes(inNeed ? 0.03 : 0.06),
    majorIllnessOrDisaster: draw.yes(inNeed ? 0.38 : 0.12),
    incomeRose: draw.known(draw.yes(inNeed ? 0.03 : 0.14), 0.04),
    livingWell: draw.known(draw.yes(inNeed ? 0.02 : 0.15), 0.06),
    newHome: draw.yes(inNeed ? 0.02 : 0.12),
    vehicle: draw.yes(inNeed ? 0.06 : 0.36),
    hiresWorkers: draw.yes(inNeed ? 0.005 : 0.04),
    idleLand: draw.yes(inNeed ? 0.02 : 0.03),
    allowanceNotDrawn: draw.yes(0.01),
    idleness: draw.known(draw.yes(inNeed ? 0.02 : 0.04), 0.01),
    refusesInquiry: draw.yes(inNeed ? 0.005 : 0.02),
    supportNeglected: draw.known(draw.yes(0.05), 0.04),
    missedReview: draw.yes(0.015),
    income: draw.known(inNeed ? incomeInNeed(draw) : incomeOfTheHoping(draw), 0.06),
  };
};

function ofTheDisabled(draw: Draw, inNeed: boolean) {
  return {
    onWubao: draw.yes(0.12),
    countyCard: draw.known(draw.yes(0.82), 0.1),
    broadlyQualifies: draw.known(draw.yes(inNeed ? 0.8 : 0.3), 0.15),
    ownWill: draw.yes(0.95),
  };
}

const OF_OTHERS = { onWubao: false, countyCard: false, broadlyQualifies: false, ownWill: false };

/** In fen a head and month, round as people say them; the standard is 165 元. */
function incomeInNeed(draw: Draw): number {
  return draw.oneOf(0, 5000, 8000, 10000, 12000, 15000, 16000, 16500, 18000);
}

function incomeOfTheHoping(draw: Draw): number {
  return draw.oneOf(10000, 15000, 16500, 18000, 20000, 25000, 30000, 50000, 80000);
}

export const POVERTY: Record<string, Prior> = { 'tantou-dibao/eligibility': tantou };
