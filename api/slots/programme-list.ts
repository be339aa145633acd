/** The list of programmes, narrowed by region, audience and life event; without a choice it stays as it was built. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { Audience, LifeEvent } from '#db/programmes/programme.ts';
import type { ProgrammeSummary } from '#db/programmes/public.ts';
import { listProgrammes } from '#db/queries/programmes.ts';
import type { AppEnv } from '../env.ts';
import type { Prepare } from '../slots.ts';

interface Choice {
  region: string | undefined;
  audience: Audience | undefined;
  lifeEvent: LifeEvent | undefined;
}

/** What was asked for; a page forgives what it does not know (DESIGN §3.12). */
function choiceOf(c: Context<AppEnv>): Choice {
  const region = c.req.query('region') ?? '';
  return {
    region: /^\d{6}$/.test(region) ? region : undefined,
    audience: Audience.safeParse(c.req.query('audience')).data,
    lifeEvent: LifeEvent.safeParse(c.req.query('lifeEvent')).data,
  };
}

const MOST = 1000;

function listChosen(c: Context<AppEnv>, choice: Choice): Promise<ProgrammeSummary[]> {
  return listProgrammes(c.env.DB, { ...choice, limit: MOST });
}

/** A programme's tile: kept or left out. */
export const programme: Prepare = async (c) => {
  const chosen = new Set((await listChosen(c, choiceOf(c))).map(({ slug }) => slug));
  return ({ argument }) => (chosen.has(argument) ? undefined : '');
};

/** The form, showing what is chosen. */
export const filters: Prepare = async (c) => {
  const chosen = Object.values(choiceOf(c)).filter((value) => value !== undefined);
  return ({ fallback }) =>
    chosen.reduce((form, value) => form.replace(`value="${value}"`, `value="${value}" selected`), fallback);
};

/** How many there are, and what the region says nothing about; empty without a choice. */
export const filterResult: Prepare = async (c) => {
  const choice = choiceOf(c);
  if (Object.values(choice).every((value) => value === undefined)) return () => '';
  const [chosen, anywhere] = await Promise.all([
    listChosen(c, choice),
    choice.region ? listChosen(c, { ...choice, region: undefined }) : [],
  ]);
  const placeless = anywhere.filter(({ regionCode }) => regionCode === null).length;
  const found =
    chosen.length > 0 ? `找到 ${chosen.length} 项。` : '没有找到这样的政策。可以少选一项，再看看。';
  const left = placeless > 0 ? `另有 ${placeless} 项，原文没有写明是哪个地方的，没有列在这里。` : '';
  const filled = (await html`<p class="filter-result" role="status">${found}${left}</p>`).toString();
  return () => filled;
};
