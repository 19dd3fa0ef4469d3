import assert from 'node:assert/strict';
import { connectionsNaming, prepareConnections } from '../../../src/core/connections/connectionIndex.ts';
import type { Connection } from '../../../src/core/model/connection.ts';
import type { CredentialSource } from '../../../src/core/model/credentialSource.ts';
import { untrusted } from '../../../src/core/model/text/untrusted.ts';
import { seeded } from '../../support/changingWorkspace.ts';

const URIS = ['file:///a', 'file:///b', 'file:///c', 'file:///d', 'file:///e'];
const NOWHERE = { uri: 'file:///x', span: { start: 0, end: 0 } };

function connectionOf(id: string, uris: readonly (string | undefined)[]): Connection {
  const [from, to, host, presented, key, trusted] = uris;
  const credentials = (uri: string | undefined): CredentialSource | undefined =>
    uri === undefined ? undefined : { label: untrusted(''), at: { ...NOWHERE, uri }, uri, artifacts: [], known: true };
  return {
    id,
    kind: 'api',
    domain: 'cluster',
    from: { component: 'kubectl', uri: from },
    to: { component: 'kube-apiserver', uri: to },
    host: host === undefined ? undefined : { value: 'localhost', at: { ...NOWHERE, uri: host } },
    client: { presented: credentials(presented), key: credentials(key) },
    server: { trusted: credentials(trusted) },
    verdict: 'ok',
    evidence: 'configured',
    at: NOWHERE,
  };
}

describe('the index of connections', () => {
  const random = seeded(7);
  const anyOf = <T>(items: readonly T[]) => items[random(items.length)] as T;
  const made = new Map<Connection, ReadonlySet<string | undefined>>();
  const make = (id: string) => {
    const uris = Array.from({ length: 6 }, () => anyOf([undefined, ...URIS]));
    const connection = connectionOf(id, uris);
    made.set(connection, new Set(uris));
    return connection;
  };
  const assertFound = (connections: readonly Connection[]) => {
    for (const uri of URIS) {
      const expected = connections.filter((one) => made.get(one)?.has(uri)).map(({ id }) => id);
      assert.deepEqual(
        connectionsNaming(connections, uri).map(({ id }) => id),
        expected,
      );
    }
  };

  it('finds those that name the file, in their order, whatever was exchanged, came or went', async () => {
    let connections: readonly Connection[] = [];
    assertFound(connections);
    for (let step = 0; step < 200; step++) {
      const chance = random(10);
      if (chance < 2 || connections.length < 3) connections = [...connections, make(`new ${step}`)];
      else if (chance < 3) connections = connections.slice(1);
      else connections = connections.map((one) => (random(5) === 0 ? make(`other ${step}`) : one));
      if (random(2) === 0) await prepareConnections(connections);
      assertFound(connections);
    }
  });

  it('distinguishes two lists', () => {
    const [one, other] = [[make('one'), make('two')], [make('three')]];
    for (const connections of [one, other, one]) assertFound(connections);
  });
});
