/** Asks a running portal for one of everything; what is wrong comes back as sentences. */

/** `base` is the portal's address with its base path, ending in `/`. An empty list means it stands. */
export async function smokeProblems(base: string): Promise<string[]> {
  const checks = [checkHealth, checkProgrammes, checkMissing];
  const problems = await Promise.all(
    checks.map((check) => check(base).catch((error: unknown) => [`${check.name}: ${String(error)}`])),
  );
  return problems.flat();
}

async function checkHealth(base: string): Promise<string[]> {
  const { status, body } = await getJson(`${base}v1/health`);
  return status === 200 && body.status === 'ok' ? [] : [`/v1/health 答 ${status} ${JSON.stringify(body)}`];
}

async function checkProgrammes(base: string): Promise<string[]> {
  const { status, body } = await getJson(`${base}v1/programmes`);
  const slug = body.data?.[0]?.slug;
  if (status !== 200 || typeof slug !== 'string') return [`/v1/programmes 答 ${status}，没有列出政策`];
  return checkCard(`${base}programmes/${slug}/`);
}

async function checkCard(url: string): Promise<string[]> {
  const response = await fetch(url);
  const html = await response.text();
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  return [
    ...(response.status === 200 && html.includes('<h1')
      ? []
      : [`${url} 答 ${response.status}，不是政策卡片`]),
    ...(policy.includes("default-src 'none'") ? [] : [`${url} 没有 Content-Security-Policy`]),
    ...(html.includes('<!--slot:') ? [`${url} 的动态部分没有填上`] : []),
  ];
}

async function checkMissing(base: string): Promise<string[]> {
  const { status, type } = await getJson(`${base}v1/smoke-test-of-a-missing-address`);
  return status === 404 && type.startsWith('application/problem+json')
    ? []
    : [`不存在的地址答 ${status} ${type}，应是 404 的 problem+json`];
}

async function getJson(url: string) {
  const response = await fetch(url);
  return {
    status: response.status,
    type: response.headers.get('Content-Type') ?? '',
    body: JSON.parse(await response.text()),
  };
}
