import assert from 'node:assert/strict';
import { rootPathOf } from '../../../../src/core/cluster/roots/rootBases.ts';
import { FOLDER_URI } from '../../../support/memoryWorkspace.ts';

const folder = { uri: FOLDER_URI, name: 'workspace' };

describe('roots/rootBases', () => {
  it('places a client of etcd that is kept with the files of etcd in the pki folder above', () => {
    for (const [path, root] of [
      ['srv/pki/etcd/apiserver-etcd-client.crt', 'srv'],
      ['pki/etcd/apiserver-etcd-client.key', ''],
      ['pki/etcd/ca.crt', undefined],
      ['copy/etcd/apiserver-etcd-client.crt', 'copy/etcd'],
      ['copy/etcd/ca.crt', undefined],
      ['copy/pki/apiserver.crt', 'copy'],
    ] as const) {
      assert.equal(rootPathOf({ uri: `${FOLDER_URI}/${path}`, folder, path, link: false }), root, path);
    }
  });
});
