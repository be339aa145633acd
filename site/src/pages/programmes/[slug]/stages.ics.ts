/** `/programmes/{slug}/stages.ics`: the dated stages for a calendar, of each programme that has any. */
import type { APIRoute } from 'astro';
import { content } from '../../../content.ts';
import { stagesCalendar } from '../../../stages-calendar.ts';

export function getStaticPaths() {
  return content.programmes.flatMap((built) => {
    const calendar = stagesCalendar(built);
    return calendar ? [{ params: { slug: built.programme.slug }, props: { calendar } }] : [];
  });
}

export const GET: APIRoute<{ calendar: string }> = ({ props }) => new Response(props.calendar);
