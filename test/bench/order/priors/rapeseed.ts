/** Growers of rapeseed in 酉阳 who insure it or have a loss. Areas in 0.01 亩, money in fen a 亩. 示例, invented shares. */
import type { Prior } from './draw.ts';

const enrolment: Prior = (draw) => {
  const organised = draw.yes(0.12);
  return {
    belowFloodLine: draw.known(draw.yes(0.05), 0.05),
    inFloodStorage: draw.known(draw.yes(0.02), 0.03),
    growsPoorly: draw.yes(0.08),
    organised,
    villageGroup: draw.known(draw.yes(organised ? 0.2 : 0.65), 0.05),
    area: organised
      ? draw.oneOf(1500, 2000, 5000, 10000, 30000)
      : draw.oneOf(80, 150, 200, 300, 500, 1000, 2000),
  };
};

const premium: Prior = (draw) => ({ area: draw.oneOf(0, 80, 150, 200, 300, 500, 1000, 2000, 5000, 10000) });

const claim: Prior = (draw) => {
  const pest = draw.yes(0.55);
  const insuredArea = draw.oneOf(100, 200, 300, 500, 1000, 2000);
  return {
    inPeriod: draw.known(draw.yes(0.94), 0.02),
    pest,
    policyCovers: draw.known(draw.yes(pest ? 0.9 : 0.72), 0.12),
    lossRate: draw.known(draw.oneOf(100_000, 200_000, 250_000, 300_000, 400_000, 600_000, 800_000), 0.12),
    insuredArea,
    insurableArea: draw.yes(0.7) ? insuredArea : insuredArea + draw.oneOf(50, 100, 300),
    separable: draw.known(draw.yes(0.6), 0.06),
    damagedArea: Math.max(1, Math.round(insuredArea * draw.oneOf(0.2, 0.5, 0.8, 1))),
    stageMaximum: draw.known(draw.oneOf(12000, 18000, 24000, 30000), 0.25),
    paidBefore: draw.yes(0.85) ? 0 : draw.oneOf(3000, 9000, 30000),
  };
};

export const RAPESEED: Record<string, Prior> = {
  'youyang-rapeseed-insurance/enrolment': enrolment,
  'youyang-rapeseed-insurance/premium': premium,
  'youyang-rapeseed-insurance/claim': claim,
};
