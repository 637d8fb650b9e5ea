import Bowser from 'bowser';

/** What a user agent says of itself, in words: "Firefox on Windows", "Safari on iPhone". */
export function describeAgent(userAgent: string | null): string {
  if (!userAgent) return 'An unknown program';
  if (/^entente-cli\b/.test(userAgent)) return 'The command line';
  const { browser, os, platform } = Bowser.parse(userAgent);
  const place = platform.model ?? os.name;
  if (!browser.name) return 'An unknown program';
  return place ? `${browser.name} on ${place}` : browser.name;
}
