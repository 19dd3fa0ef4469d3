import assert from 'node:assert/strict';
import { matchesExpression } from '../../../../src/core/uses/lookup/plainExpression.ts';

describe('the expressions of a relabeling', () => {
  const cases: readonly (readonly [string, string, boolean | undefined])[] = [
    ['etcd', 'etcd', true],
    ['etcd', 'etcd-cp-1', false],
    ['etcd.+', 'etcd-cp-1', true],
    ['etcd.+', 'etcd', false],
    ['etcd.*', 'etcd', true],
    ['.*etcd.*', 'kube-system/etcd-cp-1', true],
    ['kube-system;(?:etcd|kube-scheduler)-.*', 'kube-system;etcd-cp-1', true],
    ['kube-system;(?:etcd|kube-scheduler)-.*', 'kube-system;kube-proxy-x', false],
    ['a|b(c|d)', 'bd', true],
    [String.raw`10\.0\.0\.10`, '10.0.0.10', true],
    [String.raw`10\.0\.0\.10`, '10a0.0.10', false],
    ['(.*)', '', true],
    ['etcd(-.*)?', 'etcd', undefined],
    ['(e.)*', 'etcd', undefined],
    ['[a-z]+', 'etcd', undefined],
    ['(((', '(((', undefined],
    [`${'(a|b)'.repeat(10)}`, 'aaaaaaaaaa', undefined],
    ['a'.repeat(300), 'a', undefined],
  ];
  for (const [expression, value, expected] of cases) {
    it(`match or not: ${expression.slice(0, 40)}`, () => assert.equal(matchesExpression(expression, value), expected));
  }

  it('agree with those of JavaScript', () => {
    for (const [expression, value, expected] of cases) {
      if (expected !== undefined) assert.equal(new RegExp(`^(?:${expression})$`).test(value), expected, expression);
    }
  });
});
