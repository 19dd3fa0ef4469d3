import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/index.ts';
import { contentOf, untrusted } from '../../../../src/core/model/text/untrusted.ts';
import { brokenPlaces } from '../../../../src/core/rules/causes/brokenPlaces.ts';
import { buildCluster } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import { slotsOf } from '../../../support/textData.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

describe('the places of broken connections', () => {
  let expired: Connection;
  before(async () => {
    const [files] = await buildCluster({ nodes: 1, now: NOW, keyAlgorithm: 'ECDSA-P256' });
    assert.ok(files);
    // Two years later, when all has expired.
    const { report } = await inspectFiles(files, new Date('2028-06-01T12:00:00Z'));
    const found = report.connections.find(({ error }) => contentOf(error)?.includes('current time'));
    assert.ok(found);
    expired = found;
  });

  it('are as many for connections that were judged at different instants as for those of one', () => {
    const evaluated = Array.from({ length: 20 }, (_, at): Connection => {
      const error = contentOf(expired.error)?.replace(
        /current time \S+/,
        `current time 2028-06-01T12:00:${String(at + 10)}Z`,
      );
      return {
        ...expired,
        id: `${expired.id} ${at}`,
        error: error === undefined ? undefined : untrusted(error),
        host: undefined,
        client: undefined,
        server: undefined,
        at: { ...expired.at, span: { start: at, end: at + 1 } },
      };
    });
    const places = brokenPlaces(evaluated);
    assert.equal(places.length, 8);
    const [, second = assert.fail()] = places;
    assert.equal(slotsOf(places[7]?.message ?? assert.fail()).count, '12');
    assert.match(slotsOf(second.message).why ?? '', /12:00:11Z/);
  });
});
