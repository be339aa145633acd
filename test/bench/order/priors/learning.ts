/** Apprentices, masters and those who want a 学徒制 pilot. 示例, invented shares. */
import { type Draw, noneOf, type Prior } from './draw.ts';

const ratio: Prior = (draw) => {
  const masters = draw.oneOf(0, 1, 1, 2, 2, 3, 4, 5, 8, 10);
  const each = draw.oneOf(1, 2, 2, 3, 3, 4, 5);
  return {
    masters: draw.known(masters, 0.03),
    students: draw.known(Math.max(1, masters * each + draw.oneOf(0, 0, 0, 1)), 0.03),
  };
};

const agreement: Prior = (draw) => ({
  age: draw.known(draw.oneOf(14, 15, 15, 16, 16, 16, 17, 17, 18, 18, 19, 20, 23), 0.01),
});

const applicant: Prior = (draw) => {
  const kind = draw.kind({ city: 16, industry: 9, college: 42, enterprise: 27 }, 6);
  return {
    ...kind,
    groundwork: draw.known(draw.yes(0.8), 0.05),
    ...(kind.enterprise ? ofAnEnterprise(draw) : noneOf('largeFirm', 'longExperience', 'partnerCollege')),
  };
};

function ofAnEnterprise(draw: Draw) {
  return {
    largeFirm: draw.yes(0.6),
    longExperience: draw.known(draw.yes(0.55), 0.05),
    partnerCollege: draw.yes(0.7),
  };
}

export const LEARNING: Record<string, Prior> = {
  'college-apprenticeship/ratio': ratio,
  'modern-apprenticeship/agreement': agreement,
  'modern-apprenticeship/applicant': applicant,
};
