import { unescapeText } from './unescape-text.ts';
import type { XmlListener } from './xml-reader.ts';

/** Puts together the text of each element of this name: its runs of letters, without the readings that East Asian texts have beside them. */
export function createTextCollector(element: string, add: (text: string) => void): XmlListener {
  let text = '';
  let isInside = false;
  let isText = false;
  let readings = 0;
  return {
    open: (name) => {
      if (name === element) {
        text = '';
        isInside = true;
      } else if (name === 'rPh') readings++;
      else if (name === 't') isText = isInside && readings === 0;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') readings--;
      else if (name === element) {
        isInside = false;
        add(unescapeText(text));
      }
    },
  };
}
