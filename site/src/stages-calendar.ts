/** The dated stages and events of a programme as an iCalendar file (RFC 5545), for a calendar on a phone. */
import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays } from '#db/calendar/days.ts';
import type { BuiltProgramme } from '#db/content.ts';
import type { Event, Stage } from '#db/programmes/programme.ts';

/** What the calendar shows of a stage or an event: days, both included, and words. */
interface Entry {
  /** Unique in the programme; a stage and an event may have the same id, so each kind has its own prefix. */
  id: string;
  label: string;
  from: string;
  to: string;
  tasks: string[];
}

/** The whole file; undefined where the text prints no day with its year. The same content makes the same bytes. */
export function stagesCalendar({
  programme,
  source,
}: Pick<BuiltProgramme, 'programme' | 'source'>): string | undefined {
  const { slug, title, shortTitle, stages, events, versions } = programme;
  const entries = [...stages.flatMap(stageEntry), ...events.flatMap(eventEntry)];
  if (entries.length === 0) return undefined;
  const calendar = ical({
    prodId: { company: 'mingbai', product: 'stages', language: 'ZH' },
    name: title.replace(/[\\;,]/g, '\\$&'), // the one text the library does not escape
  });
  for (const { id, label, from, to, tasks } of entries) {
    // A day given as a string is midnight UTC and written in UTC, so the machine's time zone moves nothing.
    calendar.createEvent({
      id: `${slug}-${id}@mingbai`,
      stamp: source.issuedOn ?? versions[0]?.from ?? from,
      allDay: true,
      start: from,
      end: addDays(to, 1), // DTEND is the first day after (RFC 5545 §3.6.1)
      summary: `${shortTitle}：${label}`,
      description: [...tasks, '日期照原文写，以主管部门通知为准'].join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT, // nobody is busy the whole day because of it
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** One end alone makes one day, named for the end it is: how long the stage lasts, the text does not say. */
function stageEntry({ id, label, from, to, dateText, tasks }: Stage): Entry[] {
  const entry = { id: `stage-${id}`, tasks: dateText ? [...tasks, printedAs(dateText)] : tasks };
  if (from && to) return [{ ...entry, label, from, to }];
  if (from) return [{ ...entry, label: `${label}开始`, from, to: from }];
  return to ? [{ ...entry, label: `${label}截止`, from: to, to }] : [];
}

function eventEntry({ id, label, date, dateText, by }: Event): Entry[] {
  if (date === null) return [];
  const tasks = dateText ? [printedAs(dateText)] : [];
  return [{ id: `event-${id}`, label: by ? `${label}（最晚这一天）` : label, from: date, to: date, tasks }];
}

/** The day is how we read it; this is what the text has. */
function printedAs(dateText: string): string {
  return `原文写“${dateText}”`;
}
