/** What an order of questions owes to their words: some speak of an earlier one, some are better asked late. */

/** What the words of a check ask of its order; facts by id. */
export interface Wording {
  /** A question comes after these: its words take them as told, or it makes sense only for who said yes to one. */
  after: Record<string, string[]>;
  /** Intrusive questions: asked after all plain ones, unless asking one earlier saves 2 % of all questions. */
  late: string[];
}

const NOTHING: Wording = { after: {}, late: [] };

/** The wording of a ruleset, by its id. */
export function wordingOf(ruleset: string): Wording {
  return { ...NOTHING, ...WORDINGS[ruleset] };
}

const WORDINGS: Record<string, Partial<Wording>> = {
  'tantou-dibao/eligibility': {
    after: {
      ...each(['onWubao', 'countyCard', 'broadlyQualifies', 'ownWill'], ['disability12']),
      majorIllnessOrDisaster: ['official'],
    },
    late: [
      'majorIllnessOrDisaster',
      'livingWell',
      'idleness',
      'refusesInquiry',
      'supportNeglected',
      'income',
    ],
  },
  'shandong-rural-housing/eligibility': { after: { otherPoor: ['jiandang', 'wubao', 'dibao', 'disabled'] } },
  'town-rural-housing/eligibility': { after: { otherPoor: ['wubao', 'dibao', 'disabled', 'veteran'] } },
  'ningde-rural-housing/subsidy': {
    after: each(['wubaoPeople', 'byPerson'], ['wubao']),
    late: ['familyPlanning', 'minority'],
  },
  // Whoever is seriously ill now is sent to hospital before anything else is asked.
  'sanyuan-integrated-care/service': {
    after: each(['mild', 'recovering', 'diagnosed', 'elderly', 'immobile', 'household'], ['serious']),
    late: ['diagnosed'],
  },
  'gansu-hospice-care/nomination': { after: each(['facilities', 'expertise', 'capability'], ['medical']) },
  'helinger-psychological-services/staffing': {
    after: {
      ...each(['boughtConsultations', 'boughtChecks'], ['serviceTrade']),
      ...each(
        ['headcount', 'dedicated', 'buysService', 'ownTeam', 'staffChecks'],
        ['employer', 'serviceTrade'],
      ),
      cannotDedicate: ['dedicated'],
      ...each(['centre', 'students', 'psychTeachers'], ['university']),
      room: ['school'],
      psychStaff: ['school', 'kindergarten'],
      teacherAssessments: ['university', 'school', 'kindergarten'],
    },
  },
  'modern-apprenticeship/applicant': {
    after: each(['largeFirm', 'longExperience', 'partnerCollege'], ['enterprise']),
  },
  'low-carbon-life/calculator': {
    after: {
      drivingDays: ['drivesLess'],
      handWashes: ['washesByHand'],
      foodSaved: ['wastesLessFood'],
      clothes: ['buysFewerClothes'],
      bags: ['usesFewerBags'],
      linenChanges: ['keepsHotelLinen'],
      fridges: ['tendsFridge'],
      computerDays: ['sparesComputer'],
      waterMonths: ['reusesWater'],
    },
  },
  'village-cleanup/standards': {
    after: {
      noGreenBelt: ['centralVillage'],
      noTrunkTrees: ['alongRoads'],
      lampsWrong: ['centralVillage', 'alongRoads'],
      trees: ['people'],
    },
  },
  'youyang-rapeseed-insurance/claim': {
    after: { policyCovers: ['pest'], insurableArea: ['insuredArea'], separable: ['insurableArea'] },
  },
  'youth-league-pilots/business-model': {
    after: each(['headSupports', 'legal', 'stable', 'typical', 'profit', 'young'], ['newModel']),
  },
  'youth-league-pilots/city': {
    after: {
      ...each(['districtLeaders', 'districtBase', 'districtCadres'], ['district']),
      ...each(['streetLeaders', 'streetStaff', 'streetBase'], ['street']),
      ...each(
        [
          'communityLeaders',
          'communityCadre',
          'communityWorkers',
          'communityBase',
          'communityMeans',
          'communityYoung',
        ],
        ['community'],
      ),
    },
  },
  'youth-league-pilots/industry': {
    after: {
      ...each(['vital', 'firms', 'officialYoung', 'party'], ['official']),
      ...each(['years', 'registered', 'active', 'covers', 'outlook', 'ownYoung'], ['selfFounded']),
    },
  },
  'youth-league-pilots/internet': {
    after: {
      ...each(['influence', 'funds', 'crew', 'technology'], ['cityLeague', 'countyLeague']),
      regulars: ['forum'],
      ...each(
        ['gathers', 'organised', 'reach', 'headAgrees', 'headStanding', 'realName'],
        ['forum', 'otherPlatform'],
      ),
    },
  },
  'youth-league-pilots/rural': {
    after: {
      ...each(['ruralMain', 'leaders', 'surroundings', 'base', 'ready'], ['county', 'town']),
      coopYouth: ['coop'],
      ...each(['economy', 'industry', 'league'], ['coop', 'village', 'market']),
    },
  },
  'youth-league-pilots/self-organised': {
    after: {
      ...each(['members', 'runs', 'bodyInfluence', 'helps'], ['serviceBody']),
      ...each(
        ['headAgrees', 'headAble', 'steady', 'partyShare', 'mechanism', 'meets', 'known'],
        ['selfOrganised'],
      ),
      activeMembers: ['selfOrganised'],
      ordinaryMembers: ['activeMembers'],
    },
  },
};

function each(facts: string[], earlier: string[]): Record<string, string[]> {
  return Object.fromEntries(facts.map((fact) => [fact, earlier]));
}
