/** The least of the engine that settles a status. Only the bench has use for it: the portal always evaluates in full. */
import { cappedStatus } from '#api/rules/engine/decide.ts';
import { modelOf } from '#api/rules/engine/model.ts';
import { situationOf, valuesOn } from '#api/rules/engine/situation.ts';
import type { Answers, Ruleset, Status } from '#api/rules/ruleset.ts';

/** The `status` of `evaluate`, and nothing else of it. */
export function statusOf(ruleset: Ruleset, asOf: string, answers: Answers): Status {
  const model = modelOf(ruleset);
  const params = valuesOn(model, asOf);
  return params ? cappedStatus(model, situationOf(model, answers, params)) : 'notInForce';
}
