/** Where each step of a screening leads and what is shown there, told without a browser, on the checks of this repository. */
import { describe, expect, it } from 'vitest';
import { screenHousehold } from '#api/rules/screening.ts';
import { renderHtml } from '#api/rules/view.ts';
import type { BuiltCheck } from '#db/content.ts';
import type { PageCheck, PageData } from '../../site/src/screening/data.ts';
import { type Fields, outlookOf, placesToAsk } from '../../site/src/screening/household.ts';
import {
  advance,
  begin,
  goTo,
  type Journey,
  type Place,
  placeOf,
  placeToAnswer,
  type QuestionPlace,
  questionPlaces,
  revisit,
} from '../../site/src/screening/journey.ts';
import { stageView } from '../../site/src/screening/stage.ts';
import { contentOf } from '../db/database.ts';

const { programmes, gates, concepts } = contentOf('db');
const data: PageData = {
  gates,
  concepts,
  checks: programmes.flatMap((built, at) =>
    [...built.checks].sort(eligibilityFirst).map((check, rank) => ({
      ...check,
      position: 100 * at + rank,
      programmeTitle: built.programme.shortTitle,
      place:
        built.regionPath.length > 0
          ? `${built.regionPath.join('')}${built.programme.region.place ?? ''}`
          : null,
      isLocal: !['000000', null].includes(built.programme.region.code),
      page: `/programmes/${check.ruleset.id}/`,
      policy: '',
      where: '',
    })),
  ),
};
function eligibilityFirst(a: BuiltCheck, b: BuiltCheck): number {
  const rank = ({ ruleset: { kind, check } }: BuiltCheck) =>
    kind !== 'eligibility' ? 2 : Number(check !== 'eligibility');
  return rank(a) - rank(b);
}
const world = { data, today: '2024-06-01' };
const NINGDE = '福建省宁德市';
const SHANDONG = '山东省';
const TANTOU = '湖南省邵阳市隆回县滩头镇';

const ticks = (...names: string[]): Fields => names.map((name): [string, string] => [name, 'yes']);
const led = (...steps: Fields[]) =>
  steps.reduce((journey, fields) => advance(journey, fields, world), begin());
const kindsOf = ({ trail }: Journey) => trail.map(({ kind }) => kind);
const shown = (journey: Journey) =>
  stageView({ ...world, journey, links: { base: '/base' }, canPrint: true })
    .map(renderHtml)
    .join('');
const question = (journey: Journey) => {
  const place = placeOf(journey);
  return place.kind === 'question' ? place : undefined;
};

/** Under what the facts asked at a place are answered. */
function keysAt({ check, facts }: QuestionPlace): string[] {
  return rulesetOf(check)
    .facts.filter(({ id }) => facts.includes(id))
    .map(({ id, concept }) => concept ?? `${check}/${id}`);
}

/** 都没有, 否 or 3 to everything asked at a place. */
function denials({ check, screen, facts }: QuestionPlace): Fields {
  const { screens, facts: all } = rulesetOf(check);
  if (screens.some(({ id, kind }) => id === screen && kind === 'list')) return ticks(`${screen}.none`);
  const asked = all.filter(({ id }) => facts.includes(id));
  return asked.map(({ id, type }): [string, string] => [id, type === 'int' ? '3' : 'no']);
}

/** On to the result with `denials` to everything. */
function denied(journey: Journey): Journey {
  const place = question(journey);
  return place ? denied(advance(journey, denials(place), world)) : journey;
}

function checkOf(id: string): PageCheck {
  const found = data.checks.find(({ ruleset }) => ruleset.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
}

function rulesetOf(id: string) {
  return checkOf(id).ruleset;
}

describe('the ticks', () => {
  it('passed over altogether stay and say how to answer', () => {
    const stayed = led([]);
    expect(kindsOf(stayed)).toEqual(['gates']);
    expect(stayed.problems).toEqual([
      { screen: 'residents', control: 'f-hardLiving', message: expect.stringContaining('还没有回答') },
    ]);
    expect(shown(stayed)).toContain('id="problems"');
  });

  it('that contradict themselves stay, ticked as they were', () => {
    const stayed = led(ticks('unsafeHome', 'residents.none'));
    expect(kindsOf(stayed)).toEqual(['gates']);
    expect(shown(stayed)).toMatch(/id="f-unsafeHome"[^>]* checked/);
  });

  it('of which none is theirs end at once, with nothing asked', () => {
    const end = led(ticks('residents.none'));
    expect(kindsOf(end)).toEqual(['gates', 'result']);
    expect(shown(end)).toContain('没有和您有关的自查');
  });

  it('for an organisation alone need none of those for a household', () => {
    const journey = led(ticks('association'));
    expect(question(journey)?.check).toBe('modern-apprenticeship/applicant');
    expect(outlookOf(data, journey.household, world.today).concerns).toHaveLength(2);
  });

  it('all unsure lead to every check of residents', () => {
    const { household } = led(ticks('residents.unsure'));
    const concerns = outlookOf(data, household, world.today).concerns.map(({ relevance }) => relevance);
    expect(new Set(concerns)).toEqual(new Set(['unsure']));
    expect(concerns.length).toBeGreaterThan(12);
  });
});

describe('places', () => {
  it('are asked only where the policies cannot all be theirs', () => {
    expect(kindsOf(led(ticks('hardLiving')))).toEqual(['gates', 'question']);
    const apart = led(ticks('hardLiving', 'unsafeHome'));
    expect(kindsOf(apart)).toEqual(['gates', 'places']);
    expect(placesToAsk(data, apart.household)).toEqual([NINGDE, SHANDONG, TANTOU]);
  });

  it('of a county and a town in it can both be theirs', () => {
    const county = {
      ...data,
      checks: data.checks.map((check) => ({
        ...check,
        place: check.place === NINGDE ? '湖南省' : check.place === SHANDONG ? '湖南省邵阳市' : check.place,
      })),
    };
    const { household } = led(ticks('hardLiving', 'unsafeHome'));
    expect(placesToAsk(county, household)).toEqual([]);
    const town = { ...household, places: { [TANTOU]: true, 湖南省: false, 湖南省邵阳市: false } };
    expect(outlookOf(county, town, world.today).elsewhere).toEqual([]);
  });

  it('keep what is of elsewhere from being asked, and tell of it', () => {
    const journey = led(ticks('hardLiving', 'unsafeHome'), ticks('place2'));
    const { concerns, elsewhere } = outlookOf(data, journey.household, world.today);
    expect(new Set(elsewhere.map(({ place }) => place))).toEqual(new Set([NINGDE, SHANDONG]));
    expect(new Set(concerns.map(({ check }) => check.place))).toEqual(new Set([TANTOU, null]));
    expect(shown(goTo(journey, { kind: 'result' }))).toContain('别处的，没有问（4 项）');
  });

  it('they are unsure of are all asked', () => {
    const { household } = led(ticks('hardLiving', 'unsafeHome'), ticks('places.unsure'));
    expect(outlookOf(data, household, world.today).elsewhere).toEqual([]);
  });
});

describe('questions', () => {
  const home = [ticks('unsafeHome'), ticks('places.unsure')];

  it('are one screen at a time, with only what is still to be asked, to the result', () => {
    let journey = led(...home);
    const seen: string[] = [];
    for (let place = question(journey); place; place = question(journey)) {
      seen.push(...keysAt(place));
      journey = advance(journey, denials(place), world);
    }
    expect(placeOf(journey)).toEqual({ kind: 'result' });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 4)).toEqual(['houseGradedD', 'houseGradedC', 'houseLooksUnsafe', 'noHouseOrFallen']);
    expect(journey.at).toBeLessThan(9);
    expect(shown(journey)).toContain('和您有关的 2 项');
  });

  it('show the words that fit every check, whom they help, and the clauses they rest on', () => {
    const html = shown(led(...home));
    expect(html).toContain('房子鉴定过，是整栋危险（D级）');
    expect(html).toContain('宁德危房改造、山东危房改造、镇危房改造');
    expect(html).toContain('/base/programmes/ningde-rural-housing/source/#');
    expect(html.match(/<fieldset class="question" id="s-[^"]*">/g)).toHaveLength(1);
  });

  it('passed over stay and say how to answer', () => {
    const stayed = led(...home, []);
    expect([stayed.at, stayed.problems[0]?.message]).toEqual([2, expect.stringContaining('还没有回答')]);
  });

  it('answered so that it cannot be read keep what was typed', () => {
    const journey = led(...home, ticks('gradeC'));
    expect(question(journey)?.facts).toEqual(['people']);
    const stayed = advance(journey, [['people', '三口']], world);
    expect(stayed.problems[0]?.message).toContain('看不懂');
    expect(shown(stayed)).toContain('value="三口"');
  });

  it('come back with their answers, and one changed keeps the others', () => {
    const journey = led(...home, ticks('gradeC'), [['people', '３人']]);
    const back = revisit(journey, 3);
    expect(shown(back)).toContain('value="３人"');
    const changed = advance(back, [['people.unknown', 'yes']], world);
    expect(changed.household.answers).toMatchObject({ householdSize: null, houseGradedC: true });
  });
});

describe('history', () => {
  it('is numbers that lead to places, never to an answer; beyond it, to the beginning', () => {
    const journey = led(ticks('unsafeHome'), ticks('places.unsure'));
    expect(journey.at).toBe(2);
    expect(placeOf(revisit(journey, 0))).toEqual({ kind: 'gates' });
    expect(shown(revisit(journey, 0))).toMatch(/id="f-unsafeHome"[^>]* checked/);
    expect(revisit(journey, 9)).toEqual(begin(9));
  });

  it('goes on counting where the page was loaded in the middle of it', () => {
    const later = advance(begin(3), ticks('residents.none'), world);
    expect([later.at, later.trail.length]).toEqual([4, 5]);
    expect(new Set(begin(3).trail.map(({ kind }) => kind))).toEqual(new Set(['gates']));
  });

  it('says that it was cleared, with nothing ticked', () => {
    const html = shown({ ...begin(), cleared: true });
    expect(html).toContain('id="cleared"');
    expect(html).not.toContain(' checked');
    expect(shown(begin())).not.toContain('清空答案');
  });
});

describe('the result', () => {
  const done = led(ticks('growsRapeseed'), ticks('field.none'), ticks('applicant.none'), [['area', '30']]);

  it('tells status, place, sum and one sentence, with a way to the whole and to its own page', () => {
    const html = shown(goTo(done, { kind: 'result' }));
    expect(html).toContain('这份政策是重庆市酉阳土家族苗族自治县的');
    expect(html).toMatch(/油菜保险投保自查<\/h3>.*?可能符合.*?每亩保险费：15 元\/亩/s);
    expect(html).toContain('href="#d-youyang-rapeseed-insurance/enrolment"');
    expect(html).toContain('href="/base/programmes/youyang-rapeseed-insurance/enrolment/"');
    expect(html).toContain('还没有答完');
    expect(html).toMatch(/接着答（最多还有 \d+ 题）/);
    expect(html.indexOf('可能符合')).toBeLessThan(html.indexOf('还没有答完'));
  });

  it('of one check is whole, as its own page has it', () => {
    const detail: Place = { kind: 'detail', check: 'youyang-rapeseed-insurance/enrolment' };
    const html = shown(goTo(done, detail));
    for (const part of [
      '这份政策是重庆市酉阳土家族苗族自治县的。',
      '为什么',
      '下一步',
      '您的回答',
      '这里没有核实，要由人核实的',
      '回到全部结果',
    ])
      expect(html).toContain(part);
  });

  it('of one check counts what followed from what another was told', () => {
    const graded = led(ticks('unsafeHome'), ticks('places.unsure'), ticks('gradeD'));
    const html = shown(goTo(graded, { kind: 'detail', check: 'shandong-rural-housing/eligibility' }));
    expect(html).toContain('鉴定成了C级或D级');
    expect(html).not.toContain('去回答<span class="visually-hidden">：您家现在住的房子');
  });

  it('does not count what they may not have, nor works out or asks what it would come to', () => {
    const safe = denied(led(ticks('unsafeHome'), ticks('places.unsure')));
    const { concerns, questions } = outlookOf(data, safe.household, world.today);
    const barred = concerns.flatMap(({ check, barredBy }) =>
      barredBy ? [[check.ruleset.id, barredBy.ruleset.id]] : [],
    );
    expect(barred).toContainEqual(['town-rural-housing/area', 'town-rural-housing/eligibility']);
    expect(questions.flatMap(({ neededBy }) => neededBy)).not.toContain('town-rural-housing/area');
    const [theirs = '', unfit = ''] = shown(goTo(safe, { kind: 'result' })).split('按您的回答不合适的');
    expect(Number(/和您有关的 (\d+) 项/.exec(theirs)?.[1])).toBe(
      theirs.split('<li class="verdict ').length - 1,
    );
    expect(theirs).not.toMatch(/verdict-ineligible|镇危房改造面积自查/);
    expect(unfit).toMatch(
      /<h3>镇危房改造资格自查<.*暂不符合.*符合了才用得上.*“镇危房改造面积自查”，所以没有算/s,
    );
  });

  it('tells a co-operative of its loss, whatever it may insure now', () => {
    const { household } = led(ticks('farmOrganisation'));
    const claim = checkOf('youyang-rapeseed-insurance/claim').ruleset;
    const lost = { inPeriod: true, pest: true, lossRate: 250_000, insuredArea: 1000, insurableArea: 1000 };
    const answers = {
      ...household.answers,
      'youyang-rapeseed-insurance/enrolment/growsPoorly': true,
      ...Object.fromEntries(
        Object.entries({ ...lost, damagedArea: 1000, stageMaximum: 20_000, paidBefore: 0 }).map(
          ([fact, answer]) => [`${claim.id}/${fact}`, answer],
        ),
      ),
    };
    const journey = goTo({ ...begin(), household: { ...household, answers } }, { kind: 'result' });
    const [theirs = '', unfit = ''] = shown(journey).split('按您的回答不合适的');
    expect(theirs).toMatch(/油菜受灾赔款测算<\/h3>.*?可能可以赔.*?500 元/s);
    expect(unfit).toContain('这块地暂时不能投保');
  });

  it.each(gates.map(({ id }) => id))(
    'is what the API says of the same answers, for who ticked %s',
    (gate) => {
      const asked = led(ticks(gate), ticks('places.unsure'));
      const { household } = denied(placeOf(asked).kind === 'gates' ? led(ticks(gate)) : asked);
      const page = outlookOf(data, household, world.today);
      const input = { asOf: world.today, answers: household.answers };
      const { results, questions } = screenHousehold(data, input, { explain: 'none' });
      const concerning = results.filter(({ relevance }) => relevance !== 'no');
      expect(concerning.length).toBeGreaterThan(0);
      expect(
        page.concerns.map(({ check, barredBy, ...told }) => ({
          ...told,
          check: check.ruleset.id,
          barredBy: barredBy?.ruleset.id ?? null,
        })),
      ).toEqual(concerning.map(({ check, ...told }) => ({ ...told, check: check.ruleset.id })));
      expect(page.questions).toEqual(questions);
    },
  );

  it('of which nothing fits says so, and does not say that nothing concerns them', () => {
    const none = led(ticks('hardLiving'), ticks('situation.none'));
    const html = shown(goTo(none, { kind: 'result' }));
    expect(html).toMatch(/按您的回答，没有合适的.*按您的回答不合适的 1 项.*农村低保自查/s);
  });

  it('of a standard that is not met is theirs: it says what is lacking', () => {
    const journey = denied(led(ticks('village')));
    expect(
      outlookOf(data, journey.household, world.today).concerns.map(({ verdict }) => verdict?.status),
    ).toContain('ineligible');
    expect(shown(journey)).not.toContain('按您的回答不合适的');
  });

  it('says that it is gone when the page is left, whole or in a list', () => {
    const detail: Place = { kind: 'detail', check: 'youyang-rapeseed-insurance/enrolment' };
    for (const place of [{ kind: 'result' } as const, detail])
      expect(shown(goTo(done, place))).toContain('离开或关掉这一页就没有了');
  });

  it('is judged by the day they choose', () => {
    const day = advance(goTo(done, { kind: 'day' }), [['asOf', '2023-05-01']], world);
    expect(day.household.asOf).toBe('2023-05-01');
    expect(shown(goTo(day, { kind: 'result' }))).toContain('这一天没有生效的规定');
    expect(advance(goTo(done, { kind: 'day' }), [['asOf', '哪天']], world).problems).toHaveLength(1);
  });
});

describe('a day without rules', () => {
  const onDay = (journey: Journey, day: string) =>
    shown(goTo(advance(goTo(journey, { kind: 'day' }), [['asOf', day]], world), { kind: 'result' }));

  it('is no matter of what they answered, and neither fits nor rules out', () => {
    const html = onDay(led(ticks('hardLiving', 'lowCarbon')), '2001-01-01');
    expect(html).toMatch(/id="result-title"[^>]*>自查的结果<.*这一天没有规定在执行的 2 项<.*农村低保自查/s);
    expect(html).not.toMatch(/没有合适的|不合适的|和您有关的/);
  });

  it('for one of two checks leaves the heading to the other', () => {
    const [first, ...rest] = data.checks.filter(({ gates }) => gates.includes('hardLiving'));
    if (!first) throw new Error('nothing for hard living');
    const later = {
      ...first,
      ruleset: { ...first.ruleset, id: 'later/check', inForce: { from: '2030-01-01', to: null } },
    };
    const both = { ...world, data: { ...data, checks: [first, later, ...rest] } };
    const draw = (journey: Journey) =>
      stageView({ ...both, journey: goTo(journey, { kind: 'result' }), links: { base: '' }, canPrint: true })
        .map(renderHtml)
        .join('');
    const poor = advance(begin(), ticks('hardLiving'), both);
    const unfit = advance(poor, ticks('situation.none'), both);
    expect(draw(poor)).toMatch(/和您有关的 1 项.*这一天没有规定在执行的 1 项/s);
    expect(draw(unfit)).toMatch(/按您的回答，没有合适的.*不合适的 1 项.*这一天没有规定在执行的 1 项/s);
  });
});

it('tells what nobody knows the place of after the like of known places', () => {
  const { household } = led(ticks('unsafeHome'), ticks('places.unsure'));
  const { concerns } = outlookOf(data, household, world.today);
  const open = concerns.filter(({ verdict }) => verdict?.status === 'undetermined');
  const html = shown(goTo(led(ticks('unsafeHome'), ticks('places.unsure')), { kind: 'result' }));
  const at = (isKnown: boolean) =>
    open
      .filter(({ check }) => (check.place !== null) === isKnown)
      .map(({ check }) => html.indexOf(`<h3>${check.ruleset.title}</h3>`));
  expect(Math.max(...at(true))).toBeLessThan(Math.min(...at(false)));
});

describe('an answer is changed', () => {
  const { household } = led(ticks('unsafeHome'), ticks('places.unsure'), ticks('gradeD'));
  const change = (id: string, screen: string, missing: string[] = []) =>
    placeToAnswer(checkOf(id), { screen, missing }, household, data);

  it('where it was given', () => {
    expect(change('ningde-rural-housing/mode', 'house')?.facts).toEqual([
      'gradeD',
      'gradeC',
      'notGraded',
      'noHouse',
    ]);
  });

  it('or, where it only followed, where that came from', () => {
    expect(change('shandong-rural-housing/eligibility', 'house')?.facts).toEqual(['notGraded']);
    const { houseLooksUnsafe: _left, ...rest } = household.answers;
    const only = { ...household, answers: rest };
    const place = placeToAnswer(
      checkOf('shandong-rural-housing/eligibility'),
      { screen: 'house', missing: [] },
      only,
      data,
    );
    expect(place?.check).toBe('ningde-rural-housing/mode');
  });

  it('or is given where it is missing', () => {
    expect(change('shandong-rural-housing/eligibility', 'mode', ['rebuild'])?.facts).toEqual(['rebuild']);
    expect(change('shandong-rural-housing/eligibility', 'mode')).toBeUndefined();
  });
});

it('asks screen by screen in the order of the questions', () => {
  const { household } = led(ticks('unsafeHome'), ticks('places.unsure'));
  const { questions } = outlookOf(data, household, world.today);
  const places = questionPlaces(questions);
  expect(new Set(places.map(({ check, screen }) => `${check} ${screen}`)).size).toBe(places.length);
  expect(places.flatMap(({ facts }) => facts)).toHaveLength(questions.length);
});
