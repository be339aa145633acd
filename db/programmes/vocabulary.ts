/** `concepts.yaml`: what several checks ask alike, and the sentences that say whom checks are for. */
import * as z from 'zod';
import { type CheckSource, FactSource } from './check.ts';
import { named } from './named.ts';
import { didYouMean } from './near.ts';
import type { Problem } from './problem.ts';
import { Id, Text } from './source.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

const { type, unit, min, max } = FactSource.shape;

/** A plain yes/no sentence; whoever says yes is asked the checks that name it. */
const GateSource = z.strictObject({
  id: Id.describe('编号，写在自查 screening 的 gates 里'),
  ask: Text.describe('给居民打勾的一句话，宁可写宽，如 种油菜，或者打算种油菜'),
  group: named({ 居民: '一家人来勾', 单位: '替单位、学校、村里来勾' }).describe('谁来勾'),
});

/** A fact that means the same in two checks or more. */
const ConceptSource = z.strictObject({
  id: Id.describe('编号，写在问题的 concept 里'),
  label: Text.describe('名称，几个字'),
  ask: Text.describe('问居民的话，放在哪项自查里都合适'),
  type,
  unit,
  min,
  max,
  /** Concepts of which it is the union: C级或D级. */
  anyOf: z
    .array(Id)
    .min(2, '至少写两项')
    .optional()
    .describe('由别的几项合成、有一样就算的，写那几项的编号；不是就不写'),
  /** Why the texts mean the same, and how their words differ. */
  meaning: Text.describe('为什么是同一件事：几份原文各怎样说，谁不能共用'),
});

/** Both lists, in the order in which they are shown. */
export const Vocabulary = z.strictObject({
  gates: z.array(GateSource).describe('先给人看的几句话，各说一种人；居民的在前'),
  concepts: z.array(ConceptSource).describe('几项自查都问、意思一样的问题'),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

const FILE = 'db/programmes/concepts.yaml';

/** Reads `concepts.yaml` by itself: ids once, unions of what is there. */
export function readVocabulary(text: string): YamlFile<Vocabulary> | { problems: Problem[] } {
  const file = readYaml(FILE, text, Vocabulary);
  if ('problems' in file) return file;
  const problems = [...repeatedIds(file), ...brokenUnions(file)];
  return problems.length > 0 ? { problems } : file;
}

/** Where a check names what the vocabulary does not have, or asks another thing under its name. */
export function checkVocabularyUse(vocabulary: Vocabulary, check: YamlFile<CheckSource>): Problem[] {
  return [...factProblems(check, vocabulary), ...gateProblems(check, vocabulary)];
}

/** Entries that save nobody a question: a gate no check names, a concept of one check alone. */
export function unusedEntries(
  { value: { gates, concepts }, problemAt }: YamlFile<Vocabulary>,
  checks: readonly CheckSource[],
): Problem[] {
  const gatesUsed = new Set(checks.flatMap(({ screening }) => screening?.gates ?? []));
  const uses = (id: string) =>
    checks.flatMap(({ facts }) => facts).filter(({ concept }) => concept === id).length;
  return [
    ...gates.flatMap(({ id }, index) =>
      gatesUsed.has(id) ? [] : [problemAt(['gates', index, 'id'], `id：没有一项自查写了 ${id}，请删去`)],
    ),
    ...concepts.flatMap(({ id }, index) =>
      uses(id) > 1
        ? []
        : [problemAt(['concepts', index, 'id'], `id：${id} 要有两项自查共用才写，现在有 ${uses(id)} 处`)],
    ),
  ];
}

function repeatedIds({ value: { gates, concepts }, problemAt }: YamlFile<Vocabulary>): Problem[] {
  const entries = [
    ...gates.map(({ id }, index) => ({ id, path: ['gates', index, 'id'] })),
    ...concepts.map(({ id }, index) => ({ id, path: ['concepts', index, 'id'] })),
  ];
  const ids = entries.map(({ id }) => id);
  return entries
    .filter(({ id }, index) => ids.indexOf(id) !== index)
    .map(({ id, path }) => problemAt(path, `id：${id} 写了两次`));
}

function brokenUnions({ value: { concepts }, problemAt }: YamlFile<Vocabulary>): Problem[] {
  const known = new Map(concepts.map((concept) => [concept.id, concept]));
  return concepts.flatMap((union, index) =>
    (union.anyOf ?? []).flatMap((id, at) => {
      const part = known.get(id);
      const wrong = !part
        ? `没有 ${id} 这一项${didYouMean(id, known.keys())}`
        : part.type !== '是非' || union.type !== '是非'
          ? '只有 是非 题可以由别的题合成'
          : part.anyOf
            ? `${id} 自己也是合成的，请直接写它的各项`
            : undefined;
      return wrong === undefined ? [] : [problemAt(['concepts', index, 'anyOf', at], `anyOf：${wrong}`)];
    }),
  );
}

function factProblems({ value, problemAt }: YamlFile<CheckSource>, { concepts }: Vocabulary): Problem[] {
  const known = new Map(concepts.map((concept) => [concept.id, concept]));
  const used = new Set<string>();
  return value.facts.flatMap((fact, index) => {
    if (fact.concept === undefined) return [];
    const at = (key: string, message: string) => problemAt(['facts', index, key], `${key}：${message}`);
    const concept = known.get(fact.concept);
    if (!concept) {
      const near = didYouMean(fact.concept, known.keys());
      return [
        at('concept', `concepts.yaml 里没有 ${fact.concept}${near || '；别的自查也问同一件事，才写进去'}`),
      ];
    }
    const twice = used.has(concept.id) ? [at('concept', `这项自查里有两个问题都写了 ${concept.id}`)] : [];
    used.add(concept.id);
    const differing = (['type', 'unit', 'min', 'max'] as const).filter(
      (key) => plain(fact[key]) !== plain(concept[key]),
    );
    return [
      ...twice,
      ...differing.map((key) =>
        at(
          key,
          `和 concepts.yaml 的 ${concept.id} 不一样，那里是 ${concept[key] ?? '不写'}；意思真的一样才共用，否则删去 concept`,
        ),
      ),
    ];
  });
}

function gateProblems({ value, problemAt }: YamlFile<CheckSource>, { gates }: Vocabulary): Problem[] {
  const known = gates.map(({ id }) => id);
  const { screening } = value;
  return (screening?.gates ?? []).flatMap((gate, index) =>
    known.includes(gate)
      ? []
      : [
          problemAt(
            ['screening', 'gates', index],
            `gates：concepts.yaml 里没有 ${gate}${didYouMean(gate, known) || '；请先在那里写一句给谁用'}`,
          ),
        ],
  );
}

/** `1 人` and `1人` are the same. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/\s/g, '');
}
