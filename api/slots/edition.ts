/** The way to the other edition, with what was asked on the way here. */
import { html } from 'hono/html';
import type { Prepare } from '../slots.ts';

export const edition: Prepare = async (c) => {
  const asked = new URL(c.req.url).search;
  if (asked === '') return () => undefined;
  const escaped = (await html`${asked}`).toString();
  return ({ fallback }) => fallback.replace(/(?<=href="[^"]*)(?=")/, () => escaped);
};
