/** Which checks are counted: named here, so that one whose households are gone is missed and not passed over. */

/** Rulesets that have a prior and households. A check that is not here yet is not counted; nobody has said who comes to it. */
export const MEASURED: readonly string[] = [
  'college-apprenticeship/ratio',
  'gansu-hospice-care/nomination',
  'helinger-psychological-services/staffing',
  'low-carbon-life/calculator',
  'modern-apprenticeship/agreement',
  'modern-apprenticeship/applicant',
  'ningde-rural-housing/mode',
  'ningde-rural-housing/subsidy',
  'sanyuan-integrated-care/premises',
  'sanyuan-integrated-care/service',
  'shandong-rural-housing/area',
  'shandong-rural-housing/eligibility',
  'sichuan-medical-community/prescription',
  'tantou-dibao/eligibility',
  'town-rural-housing/area',
  'town-rural-housing/eligibility',
  'town-rural-housing/mode',
  'village-cleanup/standards',
  'youth-league-pilots/business-model',
  'youth-league-pilots/city',
  'youth-league-pilots/enterprise',
  'youth-league-pilots/industry',
  'youth-league-pilots/internet',
  'youth-league-pilots/office',
  'youth-league-pilots/rural',
  'youth-league-pilots/school',
  'youth-league-pilots/self-organised',
  'youth-league-pilots/urban-rural',
  'youyang-rapeseed-insurance/claim',
  'youyang-rapeseed-insurance/enrolment',
  'youyang-rapeseed-insurance/premium',
];

/** Whether a ruleset is counted. */
export function isMeasured({ id }: { id: string }): boolean {
  return MEASURED.includes(id);
}
