import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { Flag } from '../../model/documents/component.ts';
import { type ComponentView, componentOf } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { signerPath } from '../edits/signerFile.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { isAbsent } from './flagMistakes.ts';

/** Client certificates are an authentication method only with a CA for them (CIS 1.2.25). */
export const clientCaUnset = defineRule(MANIFESTS['client-ca-unset'], {
  *check(node, { signatures }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    // Without TLS there are no client certificates.
    if (!apiserver || !isAbsent(apiserver, 'client-ca-file') || flagText(apiserver, 'secure-port') === '0') return;
    const users = node.kubeconfigs.flatMap(({ uri, current }) => {
      const credentials = current.user?.clientCertificate;
      return credentials ? [{ credentials, name: baseName(uri) }] : [];
    });
    const leaves = users.flatMap(({ credentials }) => {
      const leaf = leafOf(credentials);
      return leaf ? [{ certificate: leaf.certificate, uri: credentials.uri }] : [];
    });
    const path = leaves.length > 0 ? signerPath(node, apiserver, leaves, signatures) : undefined;
    yield {
      message: flagText(apiserver, 'requestheader-client-ca-file') ? 'rejected' : 'unset',
      data: {
        users:
          users.length > 0 ? phrase(' Affected: {users}.', { users: users.map(({ name }) => name).join(', ') }) : '',
      },
      severity: users.length > 0 ? undefined : 'warning',
      at: flagPlace(apiserver, 'client-ca-file'),
      about: aboutFlag(apiserver, 'client-ca-file'),
      fixes: path ? addFlagAfter(node, apiserver, lastPkiFlag(apiserver), 'client-ca-file', path) : [],
      related: users.map(({ credentials, name }) =>
        relatedPlace(credentials.at, phrase('{name} presents a client certificate', { name })),
      ),
    };
  },
});

/** A flag after which the new one is written: the serving certificate's, else any. */
function lastPkiFlag({ flags }: ComponentView): Flag | undefined {
  const serving = flagOfSide('kube-apiserver', 'listens api', 'certificate');
  return (flags.find(({ flag }) => flag.name === serving) ?? flags.at(-1))?.flag;
}
