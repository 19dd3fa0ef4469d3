import { isFromConfigFile } from '../connections/configFile.ts';
import { isLoopback } from '../connections/dialledHosts.ts';
import { booleanOf, parseUrls } from '../kubernetes/flagValue.ts';
import type { Fix } from '../model/finding.ts';
import { phrase } from '../model/text/text.ts';
import { flagPlace, flagText, flagView } from '../nodes/flags.ts';
import { type ComponentView, componentOf, type NodeView } from '../nodes/node.ts';
import type { Location } from '../text/span.ts';
import { isMeant } from './flagMistakes.ts';

/** How etcd asks one of its two kinds of callers for certificates. */
export interface EtcdClientAuth {
  readonly etcd: ComponentView;
  /** `client-cert-auth` or `peer-client-cert-auth`, and its CA flag. */
  readonly flag: string;
  readonly isOn: boolean;
  readonly hasCa: boolean;
  /** Plain http on loopback addresses alone: nobody but this machine can ask. */
  readonly isLocal: boolean;
  /** Certificates that etcd makes itself verify nobody, and that is told by itself. */
  readonly isAutoTls: boolean;
  readonly at: Location;
  readonly caAt: Location;
  /** Turns a written `false` into `true`. */
  readonly fixes: readonly Fix[];
}

/** Undefined without a manifest of etcd, or where its settings lie in a file of its own. */
export function etcdClientAuth(node: NodeView, kind: '' | 'peer-'): EtcdClientAuth | undefined {
  const etcd = componentOf(node, 'etcd');
  if (!etcd?.document || isFromConfigFile(etcd)) return undefined;
  const flag = `${kind}client-cert-auth`;
  const caFlag = `${kind}trusted-ca-file`;
  const view = flagView(etcd, flag);
  const isOn = booleanOf(view?.flag) === true;
  const hasCa = isMeant(etcd, caFlag);
  const caAt = flagPlace(etcd, caFlag);
  // Variables have no command to tell a missing one at: the CA is what lacks its sibling.
  const at = !view && hasCa && etcd.document.source === 'environment' ? caAt : flagPlace(etcd, flag);
  const isWritten = view?.flag.value !== undefined && view.flag.value !== '' && !isOn;
  return {
    etcd,
    flag,
    isOn,
    hasCa,
    isLocal: isLocalHttp(flagText(etcd, `listen-${kind || 'client-'}urls`)),
    isAutoTls: booleanOf(flagView(etcd, `${kind}auto-tls`)?.flag) === true,
    at,
    caAt,
    fixes: isWritten
      ? [
          {
            title: phrase('Set {spelling} to true', { spelling: view.flag.spelling }),
            edits: [{ ...at, text: 'true' }],
          },
        ]
      : [],
  };
}

/** Without the flag etcd listens on http://localhost (etcd, "Configuration options"). */
function isLocalHttp(value: string | undefined): boolean {
  if (value === undefined) return true;
  const urls = parseUrls(value);
  return urls.length > 0 && urls.every(({ scheme, host }) => scheme === 'http' && isLoopback(host));
}
