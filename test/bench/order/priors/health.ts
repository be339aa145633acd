/** Patients and the places that treat them: 三元, 四川, 甘肃, 和林格尔. 示例, invented shares. */
import { type Draw, noneOf, type Prior } from './draw.ts';

const sanyuanService: Prior = (draw) => {
  const elderly = draw.yes(0.62);
  const mild = draw.yes(elderly ? 0.72 : 0.45);
  return {
    serious: draw.yes(0.07),
    mild,
    recovering: draw.yes(elderly ? 0.18 : 0.08),
    diagnosed: draw.known(draw.yes(mild ? 0.62 : 0.12), 0.05),
    elderly,
    immobile: draw.yes(elderly ? 0.28 : 0.1),
    household: draw.yes(0.14),
  };
};

/** Areas in 0.01 m²; the lines are 150 and 200 m². */
const sanyuanPremises: Prior = (draw) => {
  const newlyPlanned = draw.yes(0.35);
  return {
    area: draw.known(draw.oneOf(8000, 12000, 14000, 15000, 16000, 18000, 20000, 22000, 26000), 0.04),
    newlyPlanned,
    existingRoom: !newlyPlanned && draw.yes(0.3),
    goodPlace: draw.known(draw.yes(0.86), 0.03),
    signboard: draw.yes(0.8),
  };
};

const sichuanPrescription: Prior = (draw) => ({
  chronic: draw.yes(0.94),
  contracted: draw.known(draw.yes(0.68), 0.1),
  pilot: draw.known(draw.yes(0.55), 0.25),
});

const gansuNomination: Prior = (draw) => ({
  medical: draw.yes(0.95),
  ...draw.qualities({ facilities: 0.68, expertise: 0.66, capability: 0.7 }),
});

const helinger: Prior = (draw) => {
  const kind = draw.weighted({ firm: 42, service: 20, school: 18, kindergarten: 12, university: 4, none: 4 });
  const employer = kind === 'firm' || kind === 'service' || (kind !== 'none' && draw.yes(0.35));
  const campus = kind === 'school' || kind === 'kindergarten' || kind === 'university';
  return {
    employer,
    serviceTrade: kind === 'service',
    university: kind === 'university',
    school: kind === 'school',
    kindergarten: kind === 'kindergarten',
    headcount: draw.known(draw.oneOf(8, 15, 30, 60, 60, 120, 300, 800, 2000, 4000, 6000), 0.02),
    ...(employer ? ofAnEmployer(draw, kind === 'service') : NO_EMPLOYER),
    ...(campus ? ofACampus(draw, kind) : NO_CAMPUS),
  };
};

function ofAnEmployer(draw: Draw, service: boolean) {
  const dedicated = draw.yes(0.15);
  const buysService = draw.yes(0.3);
  return {
    boughtConsultations: service ? draw.oneOf(0, 0, 0, 1, 2) : 0,
    boughtChecks: service ? draw.oneOf(0, 0, 0, 1, 1) : 0,
    dedicated,
    cannotDedicate: !dedicated && draw.yes(0.5),
    buysService,
    ownTeam: draw.yes(0.15),
    staffChecks: draw.known(draw.oneOf(0, 0, 0, 1, 1, 2), 0.05),
  };
}

const NO_EMPLOYER = {
  boughtConsultations: 0,
  boughtChecks: 0,
  ...noneOf('dedicated', 'cannotDedicate', 'buysService', 'ownTeam'),
  staffChecks: 0,
};

function ofACampus(draw: Draw, kind: string) {
  const university = kind === 'university';
  return {
    centre: university && draw.yes(0.8),
    room: kind === 'school' && draw.yes(0.6),
    psychStaff: !university && draw.yes(0.5),
    students: university ? draw.oneOf(3000, 8000, 12000) : 0,
    psychTeachers: university ? draw.oneOf(1, 2, 3, 4) : 0,
    teacherAssessments: draw.known(draw.oneOf(0, 0, 1, 1, 2, 2), 0.06),
  };
}

const NO_CAMPUS = {
  ...noneOf('centre', 'room', 'psychStaff'),
  students: 0,
  psychTeachers: 0,
  teacherAssessments: 0,
};

export const HEALTH: Record<string, Prior> = {
  'sanyuan-integrated-care/service': sanyuanService,
  'sanyuan-integrated-care/premises': sanyuanPremises,
  'sichuan-medical-community/prescription': sichuanPrescription,
  'gansu-hospice-care/nomination': gansuNomination,
  'helinger-psychological-services/staffing': helinger,
};
