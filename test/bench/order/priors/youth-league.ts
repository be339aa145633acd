/** Organisations that want to be a 共青团 pilot: one kind each, most with most of what it needs. 示例, invented shares. */
import { type Draw, noneOf, type Prior } from './draw.ts';

const businessModel: Prior = (draw) => ({
  newModel: draw.yes(0.9),
  ...draw.qualities({
    headSupports: 0.75,
    legal: 0.96,
    stable: 0.78,
    typical: 0.55,
    profit: 0.66,
    young: 0.75,
  }),
});

const city: Prior = (draw) => {
  const kind = draw.kind({ district: 18, street: 34, community: 42 }, 6);
  return {
    ...kind,
    ...only(draw, kind.district, { districtLeaders: 0.8, districtBase: 0.72, districtCadres: 0.62 }),
    ...only(draw, kind.street, { streetLeaders: 0.8, streetStaff: 0.7, streetBase: 0.72 }),
    ...only(draw, kind.community, {
      communityLeaders: 0.82,
      communityCadre: 0.6,
      communityWorkers: 0.62,
      communityBase: 0.76,
      communityMeans: 0.68,
      communityYoung: 0.56,
    }),
  };
};

const enterprise: Prior = (draw) => ({
  ...draw.kind({ stateOwned: 40, privateAbove: 48 }, 12),
  ...draw.qualities({ running: 0.9, stable: 0.82, scale: 0.7, headSupports: 0.72, typical: 0.5 }),
});

/** Years since it was founded; the line is 2. */
const industry: Prior = (draw) => {
  const kind = draw.kind({ official: 40, selfFounded: 50 }, 10);
  return {
    ...kind,
    ...only(draw, kind.official, { vital: 0.6, firms: 0.62, officialYoung: 0.66, party: 0.78 }),
    years: draw.oneOf(0, 1, 2, 3, 5, 8, 12),
    ...only(draw, kind.selfFounded, {
      registered: 0.88,
      active: 0.66,
      covers: 0.5,
      outlook: 0.76,
      ownYoung: 0.66,
    }),
  };
};

/** Regular visitors; the line is 100. */
const internet: Prior = (draw) => {
  const kind = draw.kind({ cityLeague: 14, countyLeague: 26, forum: 26, otherPlatform: 28 }, 6);
  const league = kind.cityLeague || kind.countyLeague;
  return {
    ...kind,
    ...only(draw, league, { influence: 0.62, funds: 0.55, crew: 0.7, technology: 0.6 }),
    regulars: draw.known(draw.oneOf(20, 50, 80, 100, 150, 300, 1000), 0.05),
    ...only(draw, kind.forum || kind.otherPlatform, {
      gathers: 0.74,
      organised: 0.55,
      reach: 0.66,
      headAgrees: 0.66,
      headStanding: 0.72,
      realName: 0.6,
    }),
  };
};

const office: Prior = (draw) => ({
  ...draw.kind({ office: 46, institution: 46 }, 8),
  ...draw.qualities({ leaders: 0.82, league: 0.76, ages: 0.72, young: 0.58, culture: 0.68 }),
});

/** Young people in the co-operative; the line is 30. */
const rural: Prior = (draw) => {
  const kind = draw.kind({ county: 20, town: 32, coop: 18, village: 18, market: 6 }, 6);
  return {
    ...kind,
    ...only(draw, kind.county || kind.town, {
      ruralMain: 0.82,
      leaders: 0.8,
      surroundings: 0.7,
      base: 0.74,
      ready: 0.68,
    }),
    coopYouth: kind.coop ? draw.oneOf(8, 15, 25, 30, 45, 80) : 0,
    ...only(draw, kind.coop || kind.village || kind.market, { economy: 0.7, industry: 0.66, league: 0.6 }),
  };
};

const school: Prior = (draw) => ({
  ...draw.kind({ university: 16, privateCollege: 10, middleSchool: 44, vocational: 24 }, 6),
  ...draw.qualities({ partyLeads: 0.82, leaders: 0.8, league: 0.82, base: 0.74, cadres: 0.62 }),
});

/** Member organisations (the line is 10), active members (50) and the others (100). */
const selfOrganised: Prior = (draw) => {
  const kind = draw.kind({ serviceBody: 24, selfOrganised: 68 }, 8);
  return {
    ...kind,
    members: kind.serviceBody ? draw.oneOf(3, 6, 10, 15, 30) : 0,
    ...only(draw, kind.serviceBody, { runs: 0.8, bodyInfluence: 0.7, helps: 0.66 }),
    activeMembers: kind.selfOrganised ? draw.oneOf(10, 20, 40, 50, 60, 100) : 0,
    ordinaryMembers: kind.selfOrganised ? draw.oneOf(20, 50, 80, 100, 200, 500) : 0,
    ...only(draw, kind.selfOrganised, {
      headAgrees: 0.76,
      headAble: 0.8,
      steady: 0.72,
      partyShare: 0.5,
      mechanism: 0.6,
      meets: 0.76,
      known: 0.55,
    }),
  };
};

const urbanRural: Prior = (draw) => ({
  ...draw.kind({ provincePair: 18, cityPair: 34, cityBuild: 42 }, 6),
  ...draw.qualities({
    suits: 0.72,
    base: 0.76,
    network: 0.78,
    cadres: 0.72,
    leaders: 0.8,
    typical: 0.62,
    spreads: 0.6,
    partyPattern: 0.55,
  }),
});

/** The qualities of a kind; somebody of another kind has none of them. */
function only<Name extends string>(
  draw: Draw,
  applies: boolean,
  shares: Record<Name, number>,
): Record<Name, boolean | null> {
  return applies ? draw.qualities(shares) : noneOf(...(Object.keys(shares) as Name[])); // the keys of a record
}

export const YOUTH_LEAGUE: Record<string, Prior> = {
  'youth-league-pilots/business-model': businessModel,
  'youth-league-pilots/city': city,
  'youth-league-pilots/enterprise': enterprise,
  'youth-league-pilots/industry': industry,
  'youth-league-pilots/internet': internet,
  'youth-league-pilots/office': office,
  'youth-league-pilots/rural': rural,
  'youth-league-pilots/school': school,
  'youth-league-pilots/self-organised': selfOrganised,
  'youth-league-pilots/urban-rural': urbanRural,
};
