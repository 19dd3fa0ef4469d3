import { partyName } from '../../model/labels/names.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import type { LoggedError, Speaker } from './loggedError.ts';

/** Who logs the error, as a sentence names it. */
export function whoText({ speaker, role }: Pick<LoggedError, 'speaker' | 'role'>): Text {
  if (speaker !== undefined) return nameOf(speaker);
  if (role === undefined) return phrase('the component that logs this');
  return role === 'client' ? phrase('the client') : phrase('the server');
}

/** Of whom it is, as a sentence names it. */
export function whomText({ speaker, peer, role }: Pick<LoggedError, 'speaker' | 'peer' | 'role'>): Text {
  if (peer === 'etcd' && speaker === 'etcd') return phrase('another etcd member');
  if (peer !== undefined) return nameOf(peer);
  if (role === undefined) return phrase('the other end');
  return role === 'client' ? phrase('the server') : phrase('the client');
}

function nameOf(speaker: Speaker): Text {
  switch (speaker) {
    case 'extension-apiserver':
      return phrase('the extension API server');
    case 'webhook':
      return phrase('the webhook');
    case 'pod':
      return phrase('the pod');
    case 'browser':
      return phrase('the browser');
    case 'kubeadm':
    case 'curl':
    case 'openssl':
    case 'etcdctl':
      return untrusted(speaker);
    default:
      return partyName(speaker);
  }
}
