/** The list of programmes, narrowed by region, audience and life event. Without a choice it stays as it was built. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { Audience, LifeEvent } from '#db/programmes/programme.ts';
import type { ProgrammeSummary } from '#db/programmes/public.ts';
import { listProgrammes } from '#db/queries/programmes.ts';
import { WHOLE_COUNTRY } from '#db/regions/related-codes.ts';
import { type AppEnv, basePath } from '../env.ts';
import type { Prepare } from '../slots.ts';

/** The value of `region` for programmes whose text names no place. */
const NO_PLACE = 'none';

type Choice = Partial<Record<'region' | 'audience' | 'lifeEvent', string>>;

/** What was asked for, by the names of the form; a page forgives what it does not know. */
function choiceOf(c: Context<AppEnv>): Choice {
  const region = c.req.query('region') ?? '';
  const audience = Audience.safeParse(c.req.query('audience')).data;
  const lifeEvent = LifeEvent.safeParse(c.req.query('lifeEvent')).data;
  return {
    ...(/^(\d{6}|none)$/.test(region) && { region }),
    ...(audience && { audience }),
    ...(lifeEvent && { lifeEvent }),
  };
}

interface Chosen {
  choice: Choice;
  programmes: ProgrammeSummary[];
  /** How many more there are whose text names no place, where a place was chosen. */
  placeless: number;
}

const MOST = 1000;
/** Asked once a request, though several slots need it. */
const asked = new WeakMap<Context, Promise<Chosen | undefined>>();

/** What the choice leaves; undefined without one, or for a region that no programme is about. */
function findChosen(c: Context<AppEnv>): Promise<Chosen | undefined> {
  const known = asked.get(c) ?? choose(c);
  asked.set(c, known);
  return known;
}

async function choose(c: Context<AppEnv>): Promise<Chosen | undefined> {
  const choice = choiceOf(c);
  const { region, ...rest } = choice;
  if (Object.keys(choice).length === 0 || (await isUnknown(c, region))) return undefined;
  const anywhere = await listProgrammes(c.env.DB, { ...rest, limit: MOST });
  const placeless = anywhere.filter(({ regionCode }) => regionCode === null);
  if (region === undefined) return { choice, programmes: anywhere, placeless: 0 };
  if (region === NO_PLACE) return { choice, programmes: placeless, placeless: 0 };
  return {
    choice,
    programmes: await listProgrammes(c.env.DB, { ...choice, limit: MOST }),
    placeless: placeless.length,
  };
}

/** A region of which nothing but nationwide programmes could be told is none the form offers. */
async function isUnknown(c: Context<AppEnv>, region: string | undefined): Promise<boolean> {
  if (region === undefined || region === NO_PLACE) return false;
  const there = await listProgrammes(c.env.DB, { region, limit: MOST });
  return there.every(({ regionCode }) => regionCode === WHOLE_COUNTRY);
}

/** A programme's tile: kept or left out. */
export const chosenTile: Prepare = async (c) => {
  const chosen = await findChosen(c);
  const slugs = chosen && new Set(chosen.programmes.map(({ slug }) => slug));
  return ({ argument }) => (!slugs || slugs.has(argument) ? undefined : '');
};

/** People to call, for someone who is in distress; left out otherwise. */
export const filterCrisis: Prepare = async (c) => {
  const { choice } = (await findChosen(c)) ?? {};
  return () => (choice?.lifeEvent === 'distress' ? undefined : '');
};

/** The form, showing what is chosen: in each select the option of that value. */
export const filterForm: Prepare = async (c) => {
  const { choice = {} } = (await findChosen(c)) ?? {};
  return ({ fallback }) =>
    Object.entries(choice).reduce((form, [name, value]) => {
      const option = new RegExp(`(<select id="${name}"[\\s\\S]*?<option value="${value}")`);
      return form.replace(option, '$1 selected');
    }, fallback);
};

/** How many there are, and a way to those whose place nobody knows; empty without a choice. */
export const filterResult: Prepare = async (c) => {
  const chosen = await findChosen(c);
  if (!chosen) return () => '';
  const { programmes, placeless } = chosen;
  const found =
    programmes.length > 0 ? `找到 ${programmes.length} 项。` : '没有找到这样的政策。可以少选一项，再看看。';
  const edition = c.req.path.startsWith('/zb/') ? '/zb' : '';
  const link = `${basePath(c.env)}${edition}/programmes/?region=${NO_PLACE}`;
  const left =
    placeless > 0
      ? html`另有 ${placeless} 项，<a href="${link}">原文没有写明是哪个地方的</a>，没有列在这里。`
      : '';
  const filled = (await html`<p class="filter-result" role="status">${found}${left}</p>`).toString();
  return () => filled;
};
