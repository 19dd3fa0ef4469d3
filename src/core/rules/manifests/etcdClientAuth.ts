import { isProxyOfMembers } from '../../cluster/nodes/etcdProxy.ts';
import { flagPlace, flagView } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import type { Fix } from '../../model/finding.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { isLoopback } from '../../uses/lookup/hosts.ts';
import { isPlainServer } from '../../uses/lookup/reach.ts';
import type { ListeningSide } from '../../uses/side/side.ts';
import { listeningFor } from '../../uses/sides.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { isAbsent, isMeant } from './flagMistakes.ts';

/** How etcd asks one of its two kinds of callers for certificates. */
export interface EtcdClientAuth {
  readonly etcd: ComponentView;
  /** `client-cert-auth` or `peer-client-cert-auth`, and its CA flag. */
  readonly flag: string;
  /** Each undefined if it is not known. */
  readonly isOn: boolean | undefined;
  readonly hasCa: boolean | undefined;
  /** Loopback addresses alone, as far as is known: only this machine can connect. A listener for clients counts only with plain http. */
  readonly isLocal: boolean;
  /** Only plain http, so no client is asked for a certificate. */
  readonly isPlain: boolean;
  /** Certificates that etcd generates itself verify no client; another rule reports that. */
  readonly isAutoTls: boolean | undefined;
  readonly at: Location;
  readonly caAt: Location;
  /** Turns a written `false` into `true`, or adds the flag. */
  readonly fixes: readonly Fix[];
}

/** Undefined without a manifest of etcd, and for the members that call a proxy, which does not listen for them. */
export function etcdClientAuth(node: NodeView, kind: '' | 'peer-'): EtcdClientAuth | undefined {
  const etcd = componentOf(node, 'etcd');
  if (!etcd?.document || (kind === 'peer-' && isProxyOfMembers(etcd))) return undefined;
  const flag = `${kind}client-cert-auth`;
  const caFlag = `${kind}trusted-ca-file`;
  const isOn = switchOr(etcd, flag, false);
  const hasCa = isMeant(etcd, caFlag) || (isAbsent(etcd, caFlag) ? false : undefined);
  const server = listeningFor(node, kind === '' ? 'etcd' : 'etcd-peer');
  const isLocal = isLocalOnly(server?.listeners, kind);
  const caAt = flagPlace(etcd, caFlag);
  const at = flagPlace(etcd, flag);
  return {
    etcd,
    flag,
    isOn,
    hasCa,
    isLocal,
    isPlain: server !== undefined && isPlainServer(server),
    isAutoTls: switchOr(etcd, `${kind}auto-tls`, false),
    at,
    caAt,
    fixes: isOn === true ? [] : turnOn(node, etcd, flag, [caFlag, `${kind}key-file`]),
  };
}

/** Writes `true`; a flag that is not there is added after the first of the others that is. */
function turnOn(node: NodeView, etcd: ComponentView, name: string, others: readonly string[]): readonly Fix[] {
  const written = flagView(etcd, name)?.flag;
  if (written === undefined) {
    if (!isAbsent(etcd, name)) return [];
    const [next] = others.flatMap((other) => flagView(etcd, other)?.flag ?? []);
    return addFlagAfter(node, etcd, next, name, 'true');
  }
  if (written.value === undefined || written.value === '') return [];
  const title = phrase('Set {spelling} to true', { spelling: written.spelling });
  return [{ title, edits: [{ ...flagPlace(etcd, name), text: ownText('true') }] }];
}

/** Without the flag etcd listens on http://localhost (etcd, "Configuration options"). */
function isLocalOnly(urls: ListeningSide['listeners'], kind: '' | 'peer-'): boolean {
  if (!urls) return true;
  return urls.length > 0 && urls.every(({ scheme, host }) => (kind !== '' || scheme === 'http') && isLoopback(host));
}
