import { expect, test } from 'vitest';
import { seal, unseal } from './sealed-value.ts';

test('what is sealed opens with the same secret, purpose and belonging, and shows nothing of itself', () => {
  const sealed = seal('secret', 'header', 'company 1', 'Bearer sesame');
  expect(sealed.includes('sesame')).toBe(false);
  expect(unseal('secret', 'header', 'company 1', sealed)).toBe('Bearer sesame');
  expect(seal('secret', 'header', 'company 1', 'Bearer sesame').equals(sealed)).toBe(false);
});

test('it does not open otherwise', () => {
  const sealed = seal('secret', 'header', 'company 1', 'Bearer sesame');
  expect(unseal('another', 'header', 'company 1', sealed)).toBeNull();
  expect(unseal('secret', 'cookie', 'company 1', sealed)).toBeNull();
  expect(unseal('secret', 'header', 'company 2', sealed)).toBeNull();
  for (const at of [0, 14, sealed.length - 1]) {
    const touched = Buffer.from(sealed);
    touched[at]! ^= 1;
    expect(unseal('secret', 'header', 'company 1', touched)).toBeNull();
  }
  expect(unseal('secret', 'header', 'company 1', sealed.subarray(0, 20))).toBeNull();
});
