/** Fixed values with what each means in Chinese, for messages and for editors. */
import * as z from 'zod';

type Names = Readonly<Record<string, string>>;
// A registry of our own: what stands in Zod's is published with the API.
const NAMES = z.registry<{ names: Names }>();

/** An enum of the keys of `names`. */
export function named<const T extends string>(
  names: Readonly<Record<T, string>>,
): z.ZodEnum<{ [K in T]: K }> {
  const schema = z.enum(Object.keys(names) as T[]);
  NAMES.add(schema, { names });
  return schema;
}

/** What the values of an enum mean; undefined where it is not one of `named`. */
export function namesOf(schema: z.core.$ZodType | z.core.$ZodCheck | undefined): Names | undefined {
  return schema instanceof z.core.$ZodType ? NAMES.get(schema)?.names : undefined;
}
