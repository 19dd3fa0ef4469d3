import { flagPlace, flagText, flagView } from '../../cluster/nodes/flags.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import { shortName } from '../../model/labels/names.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { listeningFor } from '../../uses/sides.ts';
import { schemeMismatches } from '../../uses/views/schemeMismatches.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { signerPath } from '../edits/signerFile.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { aboutFlag } from '../subjects/aboutSettings.ts';

import { isAbsent } from './flagMistakes.ts';

/** Without a CA file the roots of the system are used (CIS 1.2.26). */
export const etcdServersNoCa = defineRule(MANIFESTS['etcd-servers-no-ca'], {
  *check(node, { signatures }) {
    const apiserver = componentOf(node, 'kube-apiserver');
    if (!apiserver || !isAbsent(apiserver, 'etcd-cafile')) return;
    if (!parseUrls(flagText(apiserver, 'etcd-servers')).some(({ scheme }) => scheme === 'https')) return;
    if (schemeMismatches(node).some(({ dialed }) => dialed.scheme === 'https')) return;
    const shown = listeningFor(node, 'etcd')?.pairs[0]?.certificate;
    const server = leafOf(shown);
    const path = server && shown && signerPath(node, apiserver, [{ ...server, uri: shown.uri }], signatures);
    const next = [flagOfSide('kube-apiserver', 'connects etcd', 'certificate') ?? '', 'etcd-servers'].flatMap(
      (name) => flagView(apiserver, name)?.flag ?? [],
    )[0];
    yield {
      message: server ? 'privateCa' : 'unknown',
      data: { issuer: server ? shortName(server.certificate.issuer) : '' },
      severity: server ? undefined : 'warning',
      at: flagPlace(apiserver, 'etcd-cafile'),
      about: aboutFlag(apiserver, 'etcd-cafile'),
      related: [relatedPlace(flagPlace(apiserver, 'etcd-servers'), phrase('kube-apiserver connects to etcd here'))],
      fixes: path === undefined ? [] : addFlagAfter(node, apiserver, next, 'etcd-cafile', path),
    };
  },
});
