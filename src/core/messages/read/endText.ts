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

/** The end as the owner of a thing, as a sentence names it. */
export function whomText({
  speaker,
  peer,
  role,
  address,
  isOwnPeer,
}: Pick<LoggedError, 'speaker' | 'peer' | 'role' | 'address' | 'isOwnPeer'>): Text {
  if (isOwnPeer) return role === 'client' ? phrase('its own server') : phrase('its own client');
  // The gateway of etcd is a client of the same process, at the address that it listens on.
  if (peer === 'etcd' && speaker === 'etcd' && isUnspecified(address)) return phrase('its own server');
  if (peer === 'etcd' && speaker === 'etcd') return phrase('another etcd member');
  if (peer !== undefined) return nameOf(peer);
  if (role === undefined) return phrase('the other end');
  return role === 'client' ? phrase('the server') : phrase('the client');
}

function isUnspecified(address: string | undefined): boolean {
  return address === '::' || address === '0.0.0.0';
}

function nameOf(speaker: Speaker): Text {
  switch (speaker) {
    case 'api-server':
      return phrase('the API server');
    case 'k3s':
      return phrase('the k3s or RKE2 server');
    case 'envoy':
      return untrusted('Envoy');
    case 'upstream':
      return phrase('its upstream');
    case 'container-runtime':
      return phrase('the container runtime');
    case 'registry':
      return phrase('the image registry');
    case 'istiod':
      return untrusted(speaker);
    case 'extension-apiserver':
      return phrase('the extension API server');
    case 'webhook':
      return phrase('the webhook');
    case 'pod':
      return phrase('the pod');
    case 'java':
      return phrase('the Java program');
    case 'python':
      return phrase('the Python program');
    case 'nodejs':
      return phrase('the Node.js program');
    case 'dotnet':
      return phrase('the .NET program');
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
