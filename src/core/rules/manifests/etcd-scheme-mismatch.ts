import { flagPlace } from '../../cluster/nodes/flags.ts';
import { componentOf } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ETCD_SECURITY } from '../references/componentReferences.ts';
import { otherSchemes } from './etcdSchemes.ts';

/** Both ends must agree on TLS (etcd, --listen-client-urls). */
export const etcdSchemeMismatch = defineRule({
  id: 'manifests/etcd-scheme-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'kube-apiserver and etcd do not agree on TLS',
  messages: {
    clientPlain:
      'kube-apiserver dials {url} without TLS, but etcd listens with it: `error reading server preface: EOF`; etcd logs `tls: first record does not look like a TLS handshake`.',
    serverPlain:
      'kube-apiserver dials {url} with TLS, but etcd listens without it: `transport: authentication handshake failed: EOF`; etcd ignores its key and certificate for this URL.',
  },
  docs: {
    why: 'The scheme of a URL decides whether TLS is spoken. With `http://` the certificate flags beside it are ignored on either side.',
    fix: 'Use `https://` in `--etcd-servers` of kube-apiserver and in `--listen-client-urls` of etcd.',
    references: [ETCD_SECURITY],
  },
  *check(node) {
    const apiserver = componentOf(node, 'kube-apiserver');
    const etcd = componentOf(node, 'etcd');
    if (!apiserver || !etcd) return;
    for (const dialled of otherSchemes(node)) {
      yield {
        message: dialled.scheme === 'http' ? 'clientPlain' : 'serverPlain',
        data: { url: dialled.url },
        at: flagPlace(apiserver, 'etcd-servers'),
        related: [relatedPlace(flagPlace(etcd, 'listen-client-urls'), phrase('etcd listens here'))],
      };
    }
  },
});
