import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { DruidEtcdDocument, DruidTls } from '../../model/documents/druid.ts';
import type { Located } from '../../model/documents/located.ts';
import { isOfGroup, readMeta } from './apiObject.ts';

/** An Etcd of etcd-druid; undefined for any other object, and for one without TLS. */
export function readDruidEtcd(node: YamlNode, path: string, uri: string): DruidEtcdDocument | undefined {
  if (textAt(node, 'kind') !== 'Etcd' || !isOfGroup(node, 'druid.gardener.cloud')) return undefined;
  const ownName = known(located(childOf(node, 'metadata', 'name'), `${path}metadata.name`));
  const clients = tlsAt(node, path, 'spec', 'etcd', 'clientUrlTls');
  const peers = tlsAt(node, path, 'spec', 'etcd', 'peerUrlTls');
  const backup = tlsAt(node, path, 'spec', 'backup', 'tls');
  if (!ownName || !(clients || peers || backup)) return undefined;
  const replicas = textAt(node, 'spec', 'replicas') ?? '';
  return {
    kind: 'druidEtcd',
    uri,
    span: node.span,
    ...readMeta(node),
    ownName,
    replicas: /^\d{1,3}$/.test(replicas) ? Number(replicas) : 1,
    clients,
    peers,
    backup,
  };
}

/** The Secrets in a TLSConfig. The key of the CA has a default (gardener/etcd-druid, internal/component/configmap/etcdconfig.go). */
function tlsAt(node: YamlNode, path: string, ...keys: readonly string[]): DruidTls | undefined {
  const tls = childOf(node, ...keys);
  const at = (field: string) =>
    known(located(childOf(tls, field, 'name'), `${path}${[...keys, field, 'name'].join('.')}`));
  const [authority, server] = [at('tlsCASecretRef'), at('serverTLSSecretRef')];
  const authorityKey = textAt(tls, 'tlsCASecretRef', 'dataKey') ?? 'ca.crt';
  return authority && server && { authority, authorityKey, server, client: at('clientTLSSecretRef') };
}

function known(value: Located<string> | undefined): Located<string> | undefined {
  return value === undefined || value.value === '' || isTemplated(value.value) ? undefined : value;
}
