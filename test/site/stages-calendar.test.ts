import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readContent } from '#api/cli/content.ts';
import { Programme } from '#db/programmes/programme.ts';
import { Source } from '#db/programmes/source.ts';
import { stagesCalendar } from '../../site/src/stages-calendar.ts';
import { isBuilt } from './built-site.ts';

const cites = ['一'];

it('ends a stage on the day after its last one', () => {
  const [leap] = eventsOf({ stages: [stage({ from: '2024-02-28', to: '2024-02-29' })] });
  expect(leap).toMatchObject({ 'DTSTART;VALUE=DATE': '20240228', 'DTEND;VALUE=DATE': '20240301' });
  const [newYear] = eventsOf({ stages: [stage({ from: '2024-12-31', to: '2024-12-31' })] });
  expect(newYear).toMatchObject({ 'DTSTART;VALUE=DATE': '20241231', 'DTEND;VALUE=DATE': '20250101' });
});

it('makes one day of a stage with one end, and names the end', () => {
  const [start, end] = eventsOf({
    stages: [stage({ id: 'a', from: '2024-04-15' }), stage({ id: 'b', to: '2024-04-20' })],
  });
  expect(start).toMatchObject({
    'DTSTART;VALUE=DATE': '20240415',
    'DTEND;VALUE=DATE': '20240416',
    SUMMARY: '农村低保：本人申报开始',
  });
  expect(end).toMatchObject({
    'DTSTART;VALUE=DATE': '20240420',
    'DTEND;VALUE=DATE': '20240421',
    SUMMARY: '农村低保：本人申报截止',
  });
});

it('says of an event to be held by a day that the day is the last', () => {
  const [by, on] = eventsOf({
    events: [
      { id: 'a', label: '评议会', date: '2024-04-22', by: true, cites },
      { id: 'b', label: '开会', date: '2024-04-23', cites },
    ],
  });
  expect([by?.SUMMARY, on?.SUMMARY]).toEqual(['农村低保：评议会（最晚这一天）', '农村低保：开会']);
  expect(on?.DESCRIPTION).toBe('日期照原文写，以主管部门通知为准');
});

it('describes a stage by its tasks, how the text puts its days, and whom to believe', () => {
  const tasks = ['交申请, 写明理由; 签字', '张榜'];
  const [event] = eventsOf({ stages: [stage({ from: '2024-04-15', dateText: '4月中旬', tasks })] });
  expect(event?.DESCRIPTION).toBe(
    String.raw`交申请\, 写明理由\; 签字\n张榜\n原文写“4月中旬”\n日期照原文写，以主管部门通知为准`,
  );
});

it('leaves out what has no day with its year, and makes no file of nothing', () => {
  const undated = stage({ id: 'undated', dateText: '9月上旬' });
  const yearly = { id: 'yearly', label: '总结', date: null, dateText: '每年11月底', cites };
  expect(eventsOf({ stages: [undated, stage({ from: '2024-04-15' })], events: [yearly] })).toHaveLength(1);
  expect(calendarOf({ stages: [undated], events: [yearly] })).toBeUndefined();
});

it('names a stage and an event of one id apart', () => {
  const events = [{ id: 'start', label: '动工', date: '2024-06-30', cites }];
  const uids = eventsOf({ stages: [stage({ id: 'start', from: '2024-04-15' })], events }).map(
    ({ UID }) => UID,
  );
  expect(uids).toEqual(['tantou-dibao-stage-start@mingbai', 'tantou-dibao-event-start@mingbai']);
});

it('is stamped with the day of the document, else with the first day the programme holds', () => {
  const stages = [stage({ from: '2024-04-15' })];
  expect(eventsOf({ stages }, { issuedOn: '2024-04-12' })[0]?.DTSTAMP).toBe('20240412T000000Z');
  expect(eventsOf({ stages }, { issuedOn: null })[0]?.DTSTAMP).toBe('20240410T000000Z');
});

it('is named for its programme, with what RFC 5545 wants escaped', () => {
  const text = calendarOf({ title: '低保, 五保', stages: [stage({ from: '2024-04-15' })] }) ?? '';
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/mingbai\/\/stages\/\/ZH\r\n/);
  expect(text).toContain(String.raw`X-WR-CALNAME:低保\, 五保`);
});

it('ends every line with CRLF and folds at 75 octets, never inside a character', () => {
  // Each task one ASCII letter longer than the one before: the fold meets a character at each of its octets.
  const tasks = [0, 1, 2].map((length) => `${'a'.repeat(length)}${'一𠮷'.repeat(60)}`);
  const text = calendarOf({
    stages: tasks.map((task, at) => stage({ id: `s${at}`, from: '2024-04-15', tasks: [task] })),
  });
  const bytes = Buffer.from(text ?? '');
  expect(bytes.subarray(-2).toString()).toBe('\r\n');
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => Buffer.from(line, 'latin1'));
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(75);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const line of lines) expect(decoder.decode(line)).not.toMatch(/[\r\n]/);
  for (const task of tasks) expect(unfold(text ?? '')).toContain(`DESCRIPTION:${task}\\n`);
});

it('is the same file in every time zone and at any time', () => {
  const dated = { stages: [stage({ from: '2024-04-15', to: '2024-04-20' })] };
  const here = calendarOf(dated);
  expect(here).toContain('DTSTART;VALUE=DATE:20240415');
  for (const zone of ['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
    expect(calendarIn(zone, dated)).toBe(here);
  }
});

it('is built for every programme with a dated stage or event, in the plain edition only', () => {
  const { programmes } = readContent();
  const dated = programmes.filter(
    ({ programme: { stages, events } }) =>
      stages.some(({ from, to }) => from !== null || to !== null) || events.some(({ date }) => date !== null),
  );
  const built = (edition: string) =>
    programmes.filter(({ programme }) => isBuilt(`${edition}/programmes/${programme.slug}/stages.ics`));
  expect(dated.length).toBeGreaterThan(0);
  expect(built('')).toEqual(dated);
  expect(built('/zb')).toEqual([]);
});

interface Written {
  title?: string;
  stages?: object[];
  events?: object[];
}

function stage(written: object) {
  return { id: 'application', label: '本人申报', from: null, to: null, tasks: ['交申请'], cites, ...written };
}

function builtOf(written: Written, { issuedOn }: { issuedOn: string | null } = { issuedOn: null }) {
  const programme = Programme.parse({
    slug: 'tantou-dibao',
    kind: 'programme',
    title: '滩头镇农村低保',
    shortTitle: '农村低保',
    summary: '一句话',
    region: { code: null, place: null },
    authority: { name: '镇政府', cites },
    audience: ['residents'],
    lifeEvents: ['hardship'],
    versions: [{ from: '2024-04-10', cites }],
    ...written,
  });
  const source = Source.parse({
    title: '方案',
    documentNumber: null,
    issuer: null,
    level: 'county',
    issuedOn,
    sha256: '0'.repeat(64),
    clauses: [{ loc: '一', summary: '大意' }],
  });
  return { programme, source };
}

function calendarOf(written: Written): string | undefined {
  return stagesCalendar(builtOf(written));
}

/** The properties of each event, by name with its parameters. */
function eventsOf(written: Written, document?: { issuedOn: string | null }): Record<string, string>[] {
  const text = unfold(stagesCalendar(builtOf(written, document)) ?? '');
  return text
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) => Object.fromEntries(event.split('\r\n').map((line) => line.split(/:(.*)/).slice(0, 2))));
}

function unfold(text: string): string {
  return text.replaceAll('\r\n ', '');
}

/** Made by a process of its own: a running one may keep the time zone it started in. */
function calendarIn(zone: string, written: Written): string {
  const script = `import { stagesCalendar } from './site/src/stages-calendar.ts';
    process.stdout.write(stagesCalendar(${JSON.stringify(builtOf(written))}));`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
}
