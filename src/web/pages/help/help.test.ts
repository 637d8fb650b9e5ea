import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf, helpLink } from './help-link.ts';
import { topicOf, topics } from './topics.ts';

const root = join(import.meta.dirname, '../../../..');
const guide = readdirSync(join(root, 'docs/guide')).filter((name) => name.endsWith('.md'));
const fileOf = (slug: string) => join(root, { measures: 'docs/measures.md', words: 'GLOSSARY.md' }[slug] ?? `docs/guide/${slug}.md`);
const read = (slug: string) => readFileSync(fileOf(slug), 'utf8');

test('every text of the guide is a topic, and every topic has its text', () => {
  const slugs = topics.map(({ slug }) => slug);
  expect(guide.map((name) => basename(name, '.md')).filter((slug) => !slugs.includes(slug))).toEqual([]);
  expect(slugs.filter((slug) => !existsSync(fileOf(slug)))).toEqual([]);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test('every page has help of its own, none by accident', () => {
  const paths = [...readFileSync(join(root, 'src/web/router.tsx'), 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path!);
  const outside = ['/sign-in', '/set-up', '/demo', '/join/$token', '/unsubscribe/$token', '/'];
  const withoutHelp = paths.filter((path) => !outside.includes(path) && topicOf(path) === 'today');
  expect(withoutHelp).toEqual([]);
  expect([topicOf('/'), topicOf('/data/imports/r_1'), topicOf('/settings/mail'), topicOf('/settings/members')]).toEqual([
    'today',
    'imports',
    'mail',
    'members',
  ]);
});

test('links of the guide lead to their topic and heading, or nowhere', () => {
  expect([
    helpLink('files.md#encodings'),
    helpLink('../measures.md'),
    helpLink('../../GLOSSARY.md'),
    helpLink('https://a.example/b.md'),
  ]).toEqual(['/help/files#encodings', '/help/measures', '/help/words', 'https://a.example/b.md']);
  expect([helpLink('../decisions/0004-subjects-before-people.md'), helpLink('../mapping.schema.json'), helpLink('files.txt')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('no link of the guide leads to a heading that is not there', () => {
  const anchors = new Map(
    topics.map(({ slug }) => [slug, [...read(slug).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!))]),
  );
  const broken = topics.flatMap(({ slug }) =>
    [...read(slug).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, href]) => {
      const [path = '', anchor] = (helpLink(href!) ?? '').replace(/^#/, `/help/${slug}#`).split('#');
      if (!path.startsWith('/help/') || !anchor) return [];
      return anchors.get(path.slice('/help/'.length))!.includes(anchor) ? [] : [`${slug}: ${href}`];
    }),
  );
  expect(broken).toEqual([]);
});
