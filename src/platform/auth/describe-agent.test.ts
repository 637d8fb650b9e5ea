import { expect, test } from 'vitest';
import { describeAgent } from '#platform/auth/describe-agent.ts';

const agents: [string | null, string][] = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome on Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['entente-cli', 'The command line'],
  ['?', 'An unknown program'],
  [null, 'An unknown program'],
];

test.each(agents)('%s is %s', (agent, words) => expect(describeAgent(agent)).toBe(words));
