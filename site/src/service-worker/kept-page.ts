/** A kept page as it is shown when the network does not answer: with a line that says so. */

const DAY_IN_SHANGHAI_MS = 8 * 60 * 60 * 1000;

/** The page, saying above its title since when it has been kept. */
export async function saidToBeKept(kept: Response): Promise<Response> {
  const html = await kept.text();
  const note = noteFor(kept.headers.get('Date'));
  return new Response(
    html.replace('<h1', (title) => note + title),
    { headers: kept.headers },
  );
}

/** `sent` is the server's clock: that of the phone may be wrong. */
function noteFor(sent: string | null): string {
  const since = sent ? `（保存于${dayOf(sent)}）` : '';
  return `<p class="offline">离线打开的，内容可能不是最新${since}。连上网后再打开一次，就是最新的。</p>`;
}

function dayOf(sent: string): string {
  const [year, month, day] = new Date(Date.parse(sent) + DAY_IN_SHANGHAI_MS).toISOString().split(/[-T]/);
  return `${year}年${Number(month)}月${Number(day)}日`;
}
