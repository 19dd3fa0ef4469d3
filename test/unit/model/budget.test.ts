import assert from 'node:assert/strict';
import { budgetOf, createBudget } from '../../../src/core/model/budget.ts';

describe('Budget', () => {
  it('pays as long as there is enough, and nothing where there is not', () => {
    const budget = createBudget(10);
    assert.deepEqual(
      [6, 5, 4, 0.5].map((units) => budget.pay(units)),
      [true, false, true, false],
    );
    assert.equal(budget.spent, 10);
  });

  it('pays nothing that is no number', () => {
    const budget = createBudget(10);
    assert.equal(budget.pay(Number.NaN), false);
    assert.equal(budget.pay(Number.POSITIVE_INFINITY), false);
    assert.equal(budget.spent, 0);
  });

  it('grows with the files and their sizes', () => {
    const allowance = (sizes: readonly number[]) => {
      const budget = budgetOf(sizes.map((size) => ({ size })));
      while (budget.pay(1));
      return budget.spent;
    };
    const one = allowance([1000]);
    assert.equal(allowance([1000, 1000]), 2 * one);
    assert.ok(allowance([1_000_000]) > 20 * one);
    assert.equal(allowance([]), 0);
  });
});
