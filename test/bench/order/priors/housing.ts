/** Households with a bad house: 危房改造 of Shandong, of the town, of 宁德. 示例, invented shares. */
import type { Draw, Prior } from './draw.ts';

/** Areas are in 0.01 m²: what a village mason says, and on both sides of 13, 18 and 60 m². */
const AREAS = [2400, 3000, 3600, 4000, 4500, 5200, 5400, 6000, 6500, 7200, 8000, 9000] as const;

const shandongArea: Prior = (draw) => ({
  people: draw.oneOf(1, 1, 2, 2, 2, 3, 3, 4, 5, 6),
  area: draw.known(draw.oneOf(...AREAS), 0.15),
});

const shandongEligibility: Prior = (draw) => {
  const { wubao, dibao, disabled, otherPoor } = poorKinds(draw);
  const graded = draw.yes(0.45);
  return {
    jiandang: draw.yes(0.3),
    wubao,
    dibao,
    disabled,
    otherPoor,
    graded,
    notGraded: !graded && draw.yes(0.75),
    notRecorded: draw.known(draw.yes(0.07), 0.12),
    movingVillage: draw.yes(0.02),
    insideCity: draw.known(draw.yes(0.05), 0.03),
    rebuild: draw.known(draw.yes(0.5), 0.08),
  };
};

function poorKinds(draw: Draw) {
  const wubao = draw.yes(0.14);
  const dibao = !wubao && draw.yes(0.4);
  const disabled = draw.yes(0.22);
  return { wubao, dibao, disabled, otherPoor: !wubao && !dibao && !disabled && draw.yes(0.75) };
}

const townArea: Prior = (draw) => ({ people: draw.oneOf(1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8) });

const townEligibility: Prior = (draw) => {
  const { noHouse, fallen, graded, notGraded } = draw.kind(
    { noHouse: 6, fallen: 8, graded: 32, notGraded: 40 },
    14,
  );
  return { noHouse, fallen, graded, notGraded, ...poorKinds(draw), veteran: draw.yes(0.06) };
};

const townMode: Prior = (draw) =>
  draw.kind(
    { allFallen: 8, gradeD: 22, partFallen: 12, partDangerous: 18, notGraded: 26, neverHadHouse: 4 },
    10,
  );

const ningdeMode: Prior = (draw) => draw.kind({ gradeD: 28, gradeC: 26, notGraded: 26, noHouse: 8 }, 12);

const ningdeSubsidy: Prior = (draw) => {
  const wubao = draw.yes(0.2);
  return {
    ...draw.kind({ gradeD: 32, gradeC: 30, notGraded: 20, noHouse: 8 }, 10),
    wubao,
    familyPlanning: draw.yes(0.18),
    minority: draw.yes(0.08),
    disabled: draw.yes(0.2),
    // Nobody can say how many get 五保 where nobody does.
    wubaoPeople: wubao ? draw.oneOf(1, 1, 1, 1, 1, 2) : null,
    byPerson: draw.known(wubao && draw.yes(0.5), 0.15),
  };
};

export const HOUSING: Record<string, Prior> = {
  'shandong-rural-housing/area': shandongArea,
  'shandong-rural-housing/eligibility': shandongEligibility,
  'town-rural-housing/area': townArea,
  'town-rural-housing/eligibility': townEligibility,
  'town-rural-housing/mode': townMode,
  'ningde-rural-housing/mode': ningdeMode,
  'ningde-rural-housing/subsidy': ningdeSubsidy,
};
