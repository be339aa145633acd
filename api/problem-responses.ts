import { PROBLEMS, Problem, type ProblemCode } from './problem.ts';

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof Problem } };
}

/** The error answers of a route for its OpenAPI description: one entry a status, naming the codes it may carry. */
export function problemResponses(...codes: ProblemCode[]): Record<number, ProblemResponse> {
  const byStatus = Map.groupBy([...codes, 'internal-error' as const], (code) => PROBLEMS[code].status);
  const entries = [...byStatus].map(([status, same]) => [
    status,
    { description: same.join(', '), content: { 'application/problem+json': { schema: Problem } } },
  ]);
  return Object.fromEntries(entries);
}
