import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, varsOf } from '#api/cli/settings.ts';
import { varFlags } from '#api/cli/wrangler.ts';

const read = (env: Record<string, string>) => readSettings(env, { port: 8787 });

describe('settings', () => {
  it('have defaults that need nothing set', () => {
    expect(read({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: '.data',
      site: 'site/dist',
      publicUrl: undefined,
      basePath: '/',
      countyConfig: undefined,
      frameAncestors: undefined,
    });
  });

  it('treat an empty value as unset', () => {
    expect(read({ PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', BASE_PATH: '' })).toEqual(read({}));
    expect(read({ SITE_OUT: '', COUNTY_CONFIG: '', FRAME_ANCESTORS: '' })).toEqual(read({}));
  });

  it.each([
    ['https://www.example.gov.cn', 'https://www.example.gov.cn'],
    ['https://www.example.gov.cn/', 'https://www.example.gov.cn'],
    ['HTTP://Portal.Local:8080', 'http://portal.local:8080'],
  ])('take PUBLIC_URL=%s as %s', (given, publicUrl) => {
    expect(read({ PUBLIC_URL: given })).toMatchObject({ publicUrl });
  });

  it.each(['/', '/a/', '/zwgk/mb/', '/v1.0/~x/'])('take BASE_PATH=%s', (basePath) => {
    expect(read({ BASE_PATH: basePath })).toMatchObject({ basePath });
  });

  it.each([
    ["'self'", "'self'"],
    ['https://www.example.gov.cn', 'https://www.example.gov.cn'],
    [" 'self'  https://a.example:8443 ", "'self' https://a.example:8443"],
  ])('take FRAME_ANCESTORS=%s as %s', (given, frameAncestors) => {
    expect(read({ FRAME_ANCESTORS: given })).toMatchObject({ frameAncestors });
  });

  it('take COUNTY_CONFIG by its absolute path', () => {
    expect(read({ COUNTY_CONFIG: 'site/county.yaml' }).countyConfig).toBe(resolve('site/county.yaml'));
  });

  it('reach the app by the names of its bindings, where they are set', () => {
    const place = { PUBLIC_URL: 'https://a.example', BASE_PATH: '/b/', FRAME_ANCESTORS: "'self'" };
    expect([varsOf(read({})), varsOf(read(place))]).toEqual([{ BASE_PATH: '/' }, place]);
    expect(varFlags(read(place))).toContain("FRAME_ANCESTORS:'self'");
  });

  it.each([
    { PORT: '-1' },
    { PORT: '８７８７' },
    { PORT: '1e3' },
    { PUBLIC_URL: 'https://user:secret@example.cn' },
    { PUBLIC_URL: 'https://example.cn?x' },
    { PUBLIC_URL: 'javascript:alert(1)' },
    { BASE_PATH: 'a/' },
    { BASE_PATH: '//evil.example/' },
    { BASE_PATH: '/a//b/' },
    { BASE_PATH: '/./' },
    { BASE_PATH: '/中/' },
    { BASE_PATH: '/a b/' },
    { FRAME_ANCESTORS: ' ' },
    { FRAME_ANCESTORS: '*' },
    { FRAME_ANCESTORS: 'self' },
    { FRAME_ANCESTORS: 'http://a.example' },
    { FRAME_ANCESTORS: 'https://a.example/' },
    { FRAME_ANCESTORS: 'https://a.example; script-src *' },
    { FRAME_ANCESTORS: 'https://a;script-src' },
    { FRAME_ANCESTORS: 'https://a.example,https://b.example' },
    { FRAME_ANCESTORS: 'https://a.example\nX-Evil: 1' },
    { FRAME_ANCESTORS: 'https://a.example\n' },
    { COUNTY_CONFIG: 'site' },
    { COUNTY_CONFIG: 'site/no-county.yaml' },
  ])('refuse %o in one line that says what is right', (env) => {
    expect(() => read(env)).toThrow(
      /^(PORT|PUBLIC_URL|BASE_PATH|FRAME_ANCESTORS|COUNTY_CONFIG)=.*(不是|不对|读不出来).+$/,
    );
  });
});
