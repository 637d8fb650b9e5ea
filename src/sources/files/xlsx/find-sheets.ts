import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import type { ArchivePart } from './open-archive.ts';
import { readDocument } from './read-document.ts';
import { attributeOf } from './xml-reader.ts';

export interface Sheet {
  name: string;
  isHidden: boolean;
  part: ArchivePart;
}

export interface Workbook {
  sheets: Sheet[];
  /** Whether days are counted from 1904, as on old Macs. */
  is1904: boolean;
  styles: ArchivePart | undefined;
  texts: ArchivePart | undefined;
}

type Parts = ReadonlyMap<string, ArchivePart>;

/** What a workbook holds, and where. @throws FileProblem when the archive is something else. */
export async function findSheets(parts: Parts): Promise<Workbook> {
  const top = await readRelations(parts, '_rels/.rels', '');
  const path = top.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const part = parts.get(path);
  if (!part || !path.endsWith('.xml') || !path.startsWith('xl/')) throw otherArchive([...parts.keys()], path);
  const relations = await readRelations(parts, path.replace(/([^/]*)$/, '_rels/$1.rels'), path.replace(/[^/]*$/, ''));
  const { named, is1904 } = await readWorkbook(part);
  const sheets = named.flatMap(({ name, isHidden, id }) => {
    const target = relations.find((relation) => relation.id === id && relation.type.endsWith('/worksheet'))?.target;
    const sheet = target === undefined ? undefined : parts.get(target);
    return sheet ? [{ name, isHidden, part: sheet }] : [];
  });
  const partOf = (type: string) => parts.get(relations.find((relation) => relation.type.endsWith(type))?.target ?? '');
  return { sheets, is1904, styles: partOf('/styles'), texts: partOf('/sharedStrings') };
}

async function readWorkbook(part: ArchivePart) {
  const named: { name: string; isHidden: boolean; id: string }[] = [];
  let is1904 = false;
  await readDocument(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = /\s\w+:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? '';
      named.push({ name: attributeOf(attributes, 'name') ?? '', isHidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''), id });
    },
    close: () => {},
    text: () => {},
  });
  return { named, is1904 };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function readRelations(parts: Parts, path: string, folder: string): Promise<Relation[]> {
  const part = parts.get(path);
  const relations: Relation[] = [];
  if (!part) return relations;
  await readDocument(part, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: attributeOf(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolvePath(folder + target),
      });
    },
    close: () => {},
    text: () => {},
  });
  return relations;
}

function resolvePath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function otherArchive(names: readonly string[], path: string): FileProblem {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  const say = (code: string, what: string, accepted: string) => new FileProblem(code, t`The file is ${what}.`, accepted);
  if (path.endsWith('.bin') || has(/^xl\/workbook\.bin$/)) {
    return say(
      'binary-excel',
      'an Excel workbook of the binary kind (.xlsb)',
      'the same workbook in Excel: Save as, Excel Workbook (.xlsx)',
    );
  }
  if (has(/^content\.xml$/)) return say('other-content', 'an OpenDocument file (.ods)', 'the same sheet, saved as .xlsx or as CSV');
  if (has(/^(word|ppt)\//))
    return say('other-content', 'a document of Word or PowerPoint', 'a table: CSV, TSV, Excel (.xlsx) or JSON lines');
  if (has(/^Index\/|\.iwa$/))
    return say('other-content', 'a document of Apple Numbers or Pages', 'the same table, exported as .xlsx or as CSV');
  const some = names.filter((name) => !name.endsWith('/')).slice(0, 3);
  return say(
    'zip-archive',
    `a ZIP archive${some.length > 0 ? ` with ${some.join(', ')}` : ' with nothing in it'}`,
    'the files in it, unpacked; several can be imported together',
  );
}
