import { describe, expect, it } from 'vitest';
import { readSettings } from '#api/cli/settings.ts';

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
    });
  });

  it('treat an empty value as unset', () => {
    expect(read({ PORT: '', HOST: '', DATA_DIR: '', PUBLIC_URL: '', BASE_PATH: '' })).toEqual(read({}));
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
  ])('refuse %o', (env) => {
    expect(() => read(env)).toThrow(/不是|不对/);
  });
});
