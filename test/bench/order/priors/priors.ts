/** By ruleset: who comes to that check. */
import type { Prior } from './draw.ts';
import { HEALTH } from './health.ts';
import { HOUSING } from './housing.ts';
import { LEARNING } from './learning.ts';
import { LIVING } from './living.ts';
import { POVERTY } from './poverty.ts';
import { RAPESEED } from './rapeseed.ts';
import { YOUTH_LEAGUE } from './youth-league.ts';

export const PRIORS: Record<string, Prior> = {
  ...POVERTY,
  ...HOUSING,
  ...HEALTH,
  ...LEARNING,
  ...LIVING,
  ...RAPESEED,
  ...YOUTH_LEAGUE,
};
