import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leaksOf, leakText } from '../../audit/audit.ts';
import { allPlaces, type Places } from '../../audit/places.ts';
import type { Surface } from '../../audit/surfaces.ts';
import { sampleOf, secretForms } from '../../audit/trials.ts';

const CORE = path.resolve(import.meta.dirname, '../../../src/core');

describe('keys and passwords in places where they do not belong', () => {
  let all: Places;
  before(async () => {
    all = await allPlaces();
  });

  it('are tried in every field that a reader of YAML asks for', () => {
    const readers = globSync('**/*.ts', { cwd: CORE }).filter((name) =>
      /from '[./]*(?:\/formats)?\/yaml\/access\.ts'/.test(readFileSync(path.join(CORE, name), 'utf8')),
    );
    assert.ok(readers.length > 20);
    // One that is missing here looks at no document of test/audit/seeds.ts.
    assert.deepEqual(
      readers.map((name) => name.split(path.sep).join('/')).filter((name) => !all.readers.has(name)),
      [],
    );
    for (const field of [
      'kubeconfig: clusters.0.cluster.proxy-url',
      'configuration of the kubelet: authentication.x509.clientCAFile',
      'CertificateSigningRequest one: spec.signerName',
      '--tls-sni-cert-key of kube-apiserver',
      'ETCD_TRUSTED_CA_FILE',
    ]) {
      assert.ok(
        all.places.some(({ name }) => name === field),
        field,
      );
    }
  });

  it('are shown by no surface', async () => {
    const leaks: string[] = [];
    // The whole is `npm run audit`.
    for (const trial of sampleOf(all.places)) {
      for (const leak of await leaksOf(trial)) leaks.push(leakText(leak));
    }
    assert.deepEqual(leaks, []);
  });

  it('are found where a surface does show them, in every form', async () => {
    const leaking: Surface = ({ files }) => [...files.values()].map(({ text = '' }) => text.slice(20));
    const place = all.places.find(({ name }) => name === 'kubeconfig: clusters.0.cluster.server');
    assert.ok(place);
    for (const { key, form } of secretForms()) {
      const leaks = await leaksOf({ key, form, places: [place] }, new Map([['a leaking one', leaking]]));
      assert.deepEqual(
        leaks.map(({ surface }) => surface),
        ['a leaking one'],
        `${form} of ${key.name}`,
      );
    }
  });

  it('can be got back from a scalar only by the readers of fields that hold keys and tokens', () => {
    const users = globSync('**/*.ts', { cwd: CORE }).filter((name) =>
      /\bunredacted\(/.test(readFileSync(path.join(CORE, name), 'utf8')),
    );
    assert.deepEqual(users.map((name) => name.split(path.sep).join('/')).sort(), [
      'formats/yaml/movedTree.ts',
      'formats/yaml/sourceOffset.ts',
      // It only asks whether a part is withheld.
      'kubernetes/components/encryptionConfiguration.ts',
      'kubernetes/components/rancherAgent.ts',
      'kubernetes/components/rancherNode.ts',
      'kubernetes/fields/encodedField.ts',
      'kubernetes/fields/innerTree.ts',
      'kubernetes/fields/kubeconfigCredential.ts',
      'kubernetes/kubeadm/readBootstrapToken.ts',
      'kubernetes/kubeconfig/kubeconfig.ts',
      // The content of a file that a document writes is decoded as that file is.
      'kubernetes/machines/coreosCloudInit.ts',
      'kubernetes/machines/fileContent.ts',
      // Compared by its checksum, and not kept.
      'kubernetes/objects/rancherSetting.ts',
      'kubernetes/objects/readTalos.ts',
      // Edits at the place of a value, which write none of it.
      'rules/edits/scalarPlaces.ts',
      'rules/suppressions/suppressionEdit.ts',
    ]);
  });
});
