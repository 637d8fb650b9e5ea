import { expect, test } from 'vitest';
import { placeRefusedCells } from './place-refused-cells.ts';

test('cells of later files stand under the columns of the first, and columns of their own behind them', () => {
  const { header, place } = placeRefusedCells([
    { position: 0, header: ['id', 'name'] },
    { position: 1, header: ['name ', 'id', 'city'] },
  ]);
  expect(header).toEqual(['id', 'name', 'city']);
  expect(place(0, ['1', 'Ann'])).toEqual(['1', 'Ann', '']);
  expect(place(1, ['Bea', '2', 'Oslo'])).toEqual(['2', 'Bea', 'Oslo']);
});

test('a row with too many or too few cells is never made whole', () => {
  const { header, place } = placeRefusedCells([
    { position: 0, header: ['id', 'name'] },
    { position: 1, header: ['id', 'city', 'name'] },
  ]);
  expect(place(0, ['1'])).toEqual(['1']);
  expect(place(0, ['1', 'Ann', 'x'])).not.toHaveLength(header.length);
  expect(place(0, [])).toEqual([]);
});
