import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';

interface ValidationIssue {
  keyword: string;
  instancePath: string;
  message?: string | undefined;
  params: Record<string, unknown>;
}

/** What fastify throws when a zod schema refuses: the issues, and the part of the request that they are about. */
export interface ValidationError {
  validation?: unknown;
  validationContext?: string | undefined;
}

const parts: Record<string, string> = { body: 'the body', querystring: 'the address', params: 'the address', headers: 'the headers' };

/** One problem that names where, what and what is accepted; several issues are its details, the first one in front. */
export function problemOfValidation(error: ValidationError): Problem {
  const issues = (error.validation ?? []) as ValidationIssue[];
  const part = parts[error.validationContext ?? ''] ?? 'the request';
  const details = issues.flatMap((issue) => problemsOf(issue, part));
  const [first] = details;
  if (!first) return { kind: 'invalid', code: 'not-accepted', message: t`Something in ${part} is not accepted.` };
  return details.length === 1 ? first : { ...first, details };
}

function problemsOf(issue: ValidationIssue, part: string): Problem[] {
  const path = issue.instancePath.split('/').filter(Boolean).join('.');
  const named = path || part;
  if (issue.keyword === 'unrecognized_keys') {
    const keys = (issue.params['keys'] as string[]).map((key) => (path ? `${path}.${key}` : key));
    return keys.map((where) => ({
      kind: 'invalid',
      code: 'unknown-field',
      message: t`Not known here: ${where}.`,
      where,
      accepted: t`fields of the API reference`,
    }));
  }
  const accepted = acceptedBy(issue);
  const isMissing = issue.keyword === 'invalid_type' && /received undefined/.test(issue.message ?? '');
  const message = isMissing ? t`Missing: ${named}.` : t`Not accepted: ${named}.`;
  return [{ kind: 'invalid', code: isMissing ? 'missing-field' : 'not-accepted', message, where: named, accepted }];
}

const nouns: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const formats: Record<string, string> = {
  email: 'an address like ana@company.example',
  url: 'a web address',
  datetime: '2026-11-17T10:08:00Z and the like',
};

function acceptedBy({ keyword, params, message }: ValidationIssue): string {
  const expected = String(params['expected'] ?? '');
  switch (keyword) {
    case 'invalid_type':
      return nouns[expected] ?? expected;
    case 'invalid_value':
      return (params['values'] as unknown[]).map(String).join(', ');
    case 'invalid_format':
      return formats[String(params['format'])] ?? `text of the form ${String(params['pattern'] ?? params['format'])}`;
    case 'too_small':
      return `at least ${String(params['minimum'])}${unitOf(params)}`;
    case 'too_big':
      return `at most ${String(params['maximum'])}${unitOf(params)}`;
    default:
      return message ?? 'the shape of the API reference';
  }
}

function unitOf(params: Record<string, unknown>): string {
  const units: Record<string, string> = { string: ' characters', array: ' entries' };
  return units[String(params['origin'])] ?? '';
}
