import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Operation, Schema } from './operations.ts';

/** An answer as it came. */
export interface RawAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** Says what is wrong with an answer; null where nothing is. */
export type Judge = (operation: Operation, answer: RawAnswer) => string | null;

/**
 * @param document the whole OpenAPI document, for what its operations refer to.
 * @param secrets what no answer may hold.
 */
export function createJudge(document: { components?: { schemas?: object } }, secrets: readonly string[]): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
  const compiled = new Map<Schema, ValidateFunction>();
  const validate = (schema: Schema) => {
    const known = compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components });
    compiled.set(schema, known);
    return known;
  };
  return (operation, answer) =>
    judgeStatus(operation, answer) ?? judgeWords(answer, secrets) ?? judgeShape(operation, answer, validate) ?? judgeProblem(answer);
}

function judgeStatus({ answers }: Operation, { status }: RawAnswer): string | null {
  if (status >= 500) return `answers ${status}`;
  return String(status) in answers ? null : `answers ${status}, which the document does not list`;
}

/** Words of the machine room. */
const inner = [
  /\bat .+\.(ts|js):\d+:\d+/,
  /node_modules/,
  /\bsyntax error at or near\b/,
  /\bviolates .+ constraint\b/,
  /\brelation "/,
  /\binvalid input syntax for\b/,
  /\bselect .+ from (entente|directory|auth)\./i,
  /postgres(ql)?:\/\//,
];

function judgeWords({ body }: RawAnswer, secrets: readonly string[]): string | null {
  const word = inner.find((pattern) => pattern.test(body));
  if (word) return `tells of the machine room: ${word}`;
  const at = secrets.findIndex((secret) => body.includes(secret));
  return at >= 0 ? `holds secret ${at}` : null;
}

function judgeShape({ answers }: Operation, answer: RawAnswer, validate: (schema: Schema) => ValidateFunction): string | null {
  // Whoever is sent elsewhere is told nothing more.
  if (answer.status >= 300 && answer.status < 400 && answer.body === '') return null;
  const described = answers[String(answer.status)]!;
  const mediaType = answer.contentType.split(';')[0]!.trim();
  const media = described[mediaType];
  if (!media) return `answers ${answer.status} as ${mediaType || 'nothing'}, which the document does not list`;
  // A file of lines is no JSON, though each of its lines is.
  if (!media.schema || !/^application\/(problem\+)?json$/.test(mediaType)) return null;
  const check = validate(media.schema);
  if (check(jsonOf(answer.body))) return null;
  const [first] = check.errors!;
  return `answers ${answer.status} in another shape: ${first!.instancePath} ${first!.message}`;
}

/** RFC 9457, with a code for programs and words for people. */
function judgeProblem({ status, contentType, body }: RawAnswer): string | null {
  if (status < 400) return null;
  if (!contentType.startsWith('application/problem+json')) return `refuses as ${contentType}`;
  const problem = jsonOf(body) as { status: number; code: string; detail: string; title: string };
  if (problem.status !== status) return `says ${problem.status} and answers ${status}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(problem.code)) return `has the code ${problem.code}`;
  return problem.detail.trim() && problem.title !== 'Not done' ? null : 'refuses without words';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
