/** JSON Schemas of the YAML files, for editors: completion, and what a field means, in Chinese, when one points at it. */
import * as z from 'zod';
import { CaseFile, CheckSource } from './check.ts';
import { Coverage } from './coverage.ts';
import { HINTS } from './editor-hints.ts';
import { clerkMessage } from './messages.ts';
import { namesOf } from './named.ts';
import { Programme } from './programme.ts';
import { Cites, Source } from './source.ts';
import { Vocabulary } from './vocabulary.ts';

type JSONSchema = z.core.JSONSchema.JSONSchema;

/** By kind of file; `.vscode/settings.json` says which files are of which kind. */
const CONTRACTS = {
  programme: Programme,
  source: Source,
  check: CheckSource,
  cases: CaseFile,
  coverage: Coverage,
  concepts: Vocabulary,
};

/** The schema files as they are to stand, by path from the repository root. Draft 7 is what every editor knows. */
export function editorSchemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(CONTRACTS).map(([kind, contract]) => {
      const schema = z.toJSONSchema(contract, { target: 'draft-7', io: 'input', override: explain });
      return [`db/programmes/${kind}.schema.json`, `${JSON.stringify(schema, withHints, 2)}\n`];
    }),
  );
}

const CITES_HINT = '依据：条款号，至少一个，如 [四(二), 三2]，括号用半角；source.yaml 里要有';

/** Adds what Zod does not know of: the keywords editors show, and `hints` for `withHints` to hand on to the fields. */
function explain({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: JSONSchema }): void {
  const names = namesOf(zodSchema);
  if (names) jsonSchema.enumDescriptions = jsonSchema.enum?.map((value) => names[String(value)]);
  if (jsonSchema.pattern) jsonSchema.patternErrorMessage = misfitMessage(zodSchema);
  delete jsonSchema.format; // the pattern says as much, and in Chinese
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (zodSchema === Cites) jsonSchema.description = CITES_HINT;
  const hints = HINTS.get(zodSchema);
  if (hints) jsonSchema.hints = hints;
}

/** What `npm run check` says of a text that does not fit. */
function misfitMessage(schema: z.core.$ZodType): string | undefined {
  return z.safeParse(schema, '?', { error: clerkMessage }).error?.issues[0]?.message;
}

/** Replacer of `JSON.stringify`: the hints of an object become the descriptions of its fields. */
function withHints(_key: string, value: unknown): unknown {
  if (!isHinted(value)) return value;
  const { hints, properties, ...schema } = value;
  const described = Object.entries(properties).map(([field, of]) => [
    field,
    { ...of, ...(hints[field] !== undefined && { description: hints[field] }) },
  ]);
  return { ...schema, properties: Object.fromEntries(described) };
}

interface Hinted {
  hints: Record<string, string>;
  properties: Record<string, object>;
}

function isHinted(value: unknown): value is Hinted {
  return typeof value === 'object' && value !== null && 'hints' in value;
}
