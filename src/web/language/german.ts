import type { Messages } from '@lingui/core';

const catalogs = import.meta.glob<Messages>(['./de.po', '../../*/web/language/de.po'], { eager: true, import: 'messages' });

/** Every German text of every slice, in one piece that travels only to those who want it. */
export const german: Messages = Object.assign({}, ...Object.values(catalogs));
