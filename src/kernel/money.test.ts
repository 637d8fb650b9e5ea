import { expect, it } from 'vitest';
import { isCurrency, minorDigits } from '#kernel/money.ts';

it('currencies have their own number of digits', () => expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3]));
it('currencies are told from other words', () => expect(['EUR', 'eur', 'ABC'].map(isCurrency)).toEqual([true, false, false]));
