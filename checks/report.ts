import { readFileSync } from 'node:fs';

interface Told {
  numPassedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

export interface Report {
  passed: number;
  skipped: number;
  /** One line for each test that failed, and for each file that could not be loaded: where, which, and the first words of why. */
  failures: string[];
}

/** Reads what vitest's JSON reporter wrote; a report that is not there is a failure of its own. */
export function readReport(file: string, root: string): Report {
  try {
    const { numPassedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Told;
    return { passed: numPassedTests, skipped: numPendingTests, failures: testResults.flatMap((result) => failuresOf(result, root)) };
  } catch (error) {
    return { passed: 0, skipped: 0, failures: [`The tests left no report: ${firstLine((error as Error).message)}`] };
  }
}

function failuresOf({ name, status, message, assertionResults }: Told['testResults'][number], root: string): string[] {
  const place = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // A file that could not even be loaded has no tests to count, and has failed all the same.
  if (failed.length === 0) return status === 'failed' ? [`${place}: ${firstLine(message)}`] : [];
  return failed.map(({ fullName, failureMessages }) => `${place} > ${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!.slice(0, 200);
}
