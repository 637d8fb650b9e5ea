import { lingui } from '@lingui/vite-plugin';

/**
 * What turns the texts in the code (`t`, `<Trans>`, `plural`) into calls, and catalogs into modules.
 * The English words stay in: they are the catalog of English.
 */
export function texts() {
  return lingui({ macroTransform: { macro: { descriptorFields: 'all' } } });
}
