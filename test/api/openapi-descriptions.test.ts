/** Whoever reads the API's description alone must learn what each field means. */
import { describe, expect, it } from 'vitest';
import { request } from '../runtimes/request.ts';

describe('the OpenAPI document', () => {
  it('describes every property and every parameter', async () => {
    expect(undescribed((await request('/v1/openapi.json')).json())).toEqual([]);
  });

  it('says that request bodies take no other keys', async () => {
    const { paths } = (await request('/v1/openapi.json')).json() as { paths: Record<string, Operations> };
    const bodies = Object.entries(paths).flatMap(([path, { post }]) => {
      const schema = post?.requestBody.content['application/json']?.schema;
      return schema ? [[path, schema.additionalProperties]] : [];
    });
    expect(bodies).toEqual([
      ['/v1/programmes/{slug}/checks/{check}', false],
      ['/v1/screenings', false],
    ]);
  });

  it('has no path but those that the service document links to', async () => {
    const { paths } = (await request('/v1/openapi.json')).json();
    const { links } = (await request('/v1')).json() as { links: Record<string, string> };
    const linked = Object.values(links).flatMap((template) => expand(template));
    expect(['/v1', ...linked].sort()).toEqual(Object.keys(paths).sort());
  });

  it('is found wanting where a description is missing', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' }, b: { description: 'B' } } };
    const document = {
      paths: { '/x': { get: { parameters: [{ name: 'limit', in: 'query', schema: {} }] } } },
      components: {
        schemas: { X: { items: schema }, Y: { properties: { x: { $ref: '#/components/schemas/X' } } } },
      },
    };
    expect(undescribed(document)).toEqual([
      'paths./x.get.parameters.limit',
      'components.schemas.X.items.a',
      'components.schemas.Y.x',
    ]);
  });
});

interface Operations {
  post?: { requestBody: { content: Record<string, { schema: { additionalProperties?: unknown } }> } };
}

/** What a URI template stands for: without its query, and with and without a last part that may be left out. */
function expand(template: string): string[] {
  const path = template.replace(/\{\?[^}]*\}$/, '');
  const optional = /\{\/(\w+)\}$/.exec(path);
  if (!optional) return [path];
  return [path.slice(0, optional.index), `${path.slice(0, optional.index)}/{${optional[1]}}`];
}

/** Paths of the properties and parameters below `node` that say nothing about themselves. */
function undescribed(node: unknown, path: readonly string[] = []): string[] {
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'properties') return missing(value, path);
    if (key === 'parameters' && Array.isArray(value)) {
      return missing(Object.fromEntries(value.map((parameter) => [parameter.name, parameter])), [
        ...path,
        key,
      ]);
    }
    return undescribed(value, [...path, key]);
  });
}

function missing(described: unknown, path: readonly string[]): string[] {
  return Object.entries(isObject(described) ? described : {}).flatMap(([name, schema]) => [
    ...(isDescribed(schema) ? [] : [[...path, name].join('.')]),
    ...undescribed(schema, [...path, name]),
  ]);
}

/** By itself, or beside a reference in `allOf`. */
function isDescribed(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const parts = Array.isArray(schema.allOf) ? [schema, ...schema.allOf] : [schema];
  return parts.some((part) => isObject(part) && typeof part.description === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
