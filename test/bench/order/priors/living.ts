/** What families save at home, and how clean and green a village is. 示例, invented shares. */
import { noneOf, type Prior } from './draw.ts';

/** A number is 0 where the habit is none. Food is in milligrams. */
const lowCarbon: Prior = (draw) => {
  const some = (share: number, ...numbers: [number, ...number[]]) =>
    draw.yes(share) ? draw.oneOf(...numbers) : 0;
  const drivingDays = some(0.32, 1, 2, 3, 4, 8);
  const handWashes = some(0.6, 2, 4, 6, 8, 12);
  const foodSaved = some(0.7, 500_000, 1_000_000, 2_000_000, 5_000_000);
  const clothes = some(0.55, 1, 2, 3, 5);
  const bags = some(0.7, 20, 50, 100, 200, 365);
  const linenChanges = some(0.3, 1, 2, 3, 5, 10);
  const fridges = some(0.4, 1, 1, 1, 2);
  const computerDays = some(0.35, 100, 200, 300, 366);
  const waterMonths = some(0.25, 3, 6, 12);
  return {
    drivesLess: drivingDays > 0,
    washesByHand: handWashes > 0,
    wastesLessFood: foodSaved > 0,
    buysFewerClothes: clothes > 0,
    usesFewerBags: bags > 0,
    keepsHotelLinen: linenChanges > 0,
    tendsFridge: fridges > 0,
    sparesComputer: computerDays > 0,
    reusesWater: waterMonths > 0,
    drivingDays,
    handWashes,
    foodSaved: draw.known(foodSaved, 0.15),
    clothes,
    bags: draw.known(bags, 0.05),
    linenChanges,
    fridges,
    computerDays,
    waterMonths,
  };
};

/** Most villages have two or three things left to do; one that keeps house well has hardly any. */
const village: Prior = (draw) => {
  const tidy = draw.yes(0.4);
  const gap = (share: number) => draw.known(draw.yes(tidy ? share / 4 : share), 0.02);
  const keyVillage = draw.yes(0.25);
  const canTapWater = draw.yes(0.7);
  const people = draw.oneOf(600, 1000, 1500, 2000, 3000);
  return {
    centralVillage: draw.known(draw.yes(0.22), 0.03),
    keyVillage,
    alongRoads: draw.yes(0.35),
    canTapWater,
    rubbishLeft: gap(0.45),
    countyRoadRubbish: gap(0.25),
    stateRoadRubbish: gap(0.15),
    waterRubbish: gap(0.35),
    noCollection: gap(0.25),
    noDisposal: gap(0.3),
    clutterLeft: gap(0.5),
    ruinsLeft: gap(0.3),
    unsafeHomes: gap(0.2),
    messyWalls: gap(0.4),
    noTeam: gap(0.25),
    noMeans: gap(0.35),
    unsafeWater: gap(0.15),
    ...(keyVillage || canTapWater
      ? { noTapWater: gap(0.25), noTapAtAll: gap(0.2) }
      : noneOf('noTapWater', 'noTapAtAll')),
    looseAnimals: gap(0.4),
    openToilets: gap(0.4),
    bareGrounds: gap(0.3),
    noGreenBelt: gap(0.4),
    noTrunkTrees: gap(0.35),
    lampsWrong: gap(0.4),
    people,
    trees: draw.known(people * draw.oneOf(4, 8, 10, 12, 20), 0.2),
  };
};

export const LIVING: Record<string, Prior> = {
  'low-carbon-life/calculator': lowCarbon,
  'village-cleanup/standards': village,
};
