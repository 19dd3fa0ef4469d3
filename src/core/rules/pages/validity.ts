import type { RulePage } from '../engine/rule.ts';

/** Texts of the pages in media/rules/validity, by name. Written by `npm run generate`. */
export const VALIDITY = {
  'ca-bundle-expired-member': {
    id: 'validity/ca-bundle-expired-member', severity: 'info', basis: 'advice', about: 'credential', title: 'A bundle contains an expired CA that is no longer needed',
    messages: { leftOver: 'CA "{name}" expired on {date}. It is left over from a rotation and can be removed.' },
  },
  'ca-expired': {
    id: 'validity/ca-expired', severity: 'error', basis: 'observed', about: 'credential', inTemplates: true, title: 'A CA certificate has expired',
    messages: { expired: 'CA "{name}" expired {ago} ago ({date}). Everything it signed is rejected, although the certificates themselves look valid.', ended: 'CA "{name}" expired {ago} ago ({date}). Everything it signed is rejected.', alone: 'CA "{name}" expired {ago} ago ({date}). No certificate in the workspace was signed by it.', spare: 'CA "{name}" expired {ago} ago ({date}). The kubelet does not need it while its own kubeconfig can be used.', selfSigned: 'The self-signed certificate "{name}" expired {ago} ago ({date}). Clients that verify it reject it.' },
  },
  'ca-expires-soon': {
    id: 'validity/ca-expires-soon', severity: 'warning', basis: 'advice', about: 'credential', title: 'A CA certificate expires soon',
    messages: { soon: 'CA "{name}" expires on {date} ({left} left). kubeadm does not renew CAs.', apart: 'CA "{name}" expires on {date} ({left} left).', selfSigned: 'The self-signed certificate "{name}" expires on {date} ({left} left).' },
  },
  'cert-expired': {
    id: 'validity/cert-expired', severity: 'error', basis: 'must', about: 'credential', inTemplates: true, title: 'A certificate has expired',
    messages: { serving: '"{name}" expired {ago} ago ({date}). Every client rejects the server: `x509: certificate has expired or is not yet valid`.', peer: '"{name}" expired {ago} ago ({date}). Any other etcd member rejects it: `x509: certificate has expired or is not yet valid`.', both: '"{name}" expired {ago} ago ({date}). Every client rejects the server (`x509: certificate has expired or is not yet valid`), and the API server answers the user 401 `Unauthorized`.', kubeletServing: '"{name}" expired {ago} ago ({date}). The kubelet presents no expired certificate: `kubectl logs` and `kubectl exec` fail with `remote error: tls: internal error` until a request for another one is approved.', apiClient: '"{name}" expired {ago} ago ({date}). The API server answers 401 `Unauthorized`.', apiClientBehind: '"{name}" expired {ago} ago ({date}). {trust} has expired as well: the client rejects the API server before it presents the certificate.', apiClientByNames: '"{name}" expired {ago} ago ({date}). "{trust}", by its names the certificate of the API server, has expired as well: if it is in use, the client rejects the API server first.', etcdClientBehind: '"{name}" expired {ago} ago ({date}). {trust} has expired as well: {textClient} rejects etcd before it presents the certificate.', etcdClient: '"{name}" expired {ago} ago ({date}). etcd drops the connection: `remote error: tls: expired certificate` (older etcd: `remote error: tls: bad certificate`).', unknownEtcdClient: '"{name}" expired {ago} ago ({date}). An etcd that verifies its clients drops the connection: `remote error: tls: expired certificate` (older etcd: `remote error: tls: bad certificate`).', client: '"{name}" expired {ago} ago ({date}). Servers reject it: `x509: certificate has expired or is not yet valid`.', unused: '"{name}" expired {ago} ago ({date}). No file references it.', spare: '"{name}" expired {ago} ago ({date}). No file references it, and a valid certificate with the same name is in use.', besides: '"{name}" expired {ago} ago ({date}). The API server ignores it and tries the user’s other credential.', replaced: '"{name}" expired {ago} ago ({date}). The file is only referenced by {flag}.', otherContext: '"{name}" expired {ago} ago ({date}). With `--context={context}`, the API server answers 401: `You must be logged in to the server (Unauthorized)`. The current context does not name this user.', noContext: '"{name}" expired {ago} ago ({date}). No context names user "{user}", so no command presents it.', mentioned: '"{name}" expired {ago} ago ({date}). {file} references it. Its peers reject it: `x509: certificate has expired or is not yet valid`.', named: '"{name}" expired {ago} ago ({date}). {file} references it. Whether it is in use is unknown.', podReads: '"{name}" expired {ago} ago ({date}). {file} references it.', unknown: '"{name}" expired {ago} ago ({date}). Whether it is in use is unknown.', byNames: '"{name}" expired {ago} ago ({date}). By its names and its CA, it is {role}: if it is in use, the other end rejects it.', several: '{count} certificates that this document writes have expired, the first on {date}: {names}. Whether they are in use is unknown.' },
  },
  'cert-expires-soon': {
    id: 'validity/cert-expires-soon', severity: 'warning', basis: 'advice', about: 'credential', title: 'A certificate expires soon',
    messages: { soon: '"{name}" expires on {date} ({left} left).' },
  },
  'cert-not-yet-valid': {
    id: 'validity/cert-not-yet-valid', severity: 'error', basis: 'must', about: 'credential', inTemplates: true, title: 'A certificate is not valid yet',
    messages: { early: '"{name}" is not valid before {date}: by this machine’s clock, that is in the future: `x509: certificate has expired or is not yet valid`. Check the clocks of the issuing machine and of this one.', unused: '"{name}" is not valid before {date}: by this machine’s clock, that is in the future. No file references it.', podReads: '"{name}" is not valid before {date}: by this machine’s clock, that is in the future. {file} references it.', unknown: '"{name}" is not valid before {date}: by this machine’s clock, that is in the future. Whether it is in use is unknown.', unchecked: '"{name}" is not valid before {date}: by this machine’s clock, that is in the future. Nothing checks it at the moment.' },
  },
  'cert-validity-inverted': {
    id: 'validity/cert-validity-inverted', severity: 'error', basis: 'must', about: 'credential', inTemplates: true, title: 'A certificate expires before it becomes valid',
    messages: { inverted: '"{name}" is never valid: notAfter ({end}) is earlier than notBefore ({start}).' },
  },
  'cert-validity-long': {
    id: 'validity/cert-validity-long', severity: 'hint', basis: 'advice', about: 'credential', profile: 'cis', title: 'A certificate is valid for years',
    messages: { long: '"{name}" is valid for {days} days. A stolen key stays usable for just as long.' },
  },
  'certificate-text-expired': {
    id: 'validity/certificate-text-expired', severity: 'warning', basis: 'observed', about: 'credential', title: 'A certificate that openssl printed has expired or expires soon',
    messages: { expired: '"{name}" expired {ago} ago ({date}). This file is the text that openssl printed when it was collected: whether the certificate was renewed since is unknown.', soon: '"{name}" expires on {date} ({left} left). This file is the text that openssl printed when it was collected: whether the certificate was renewed since is unknown.' },
  },
  'expiry-report-row-expired': {
    id: 'validity/expiry-report-row-expired', severity: 'error', basis: 'observed', about: 'file', title: 'kubeadm’s report lists an expired certificate',
    messages: { expired: '{name} had already expired when this report was created{date}.', since: 'Expired since this report was created: {names}. Check again with `{check}`.' },
  },
  'expiry-report-row-missing': {
    id: 'validity/expiry-report-row-missing', severity: 'warning', basis: 'observed', about: 'file', title: 'kubeadm’s report lists a missing certificate',
    messages: { missing: 'kubeadm did not find {name} on this node.' },
  },
  'kubeadm-validity-order': {
    id: 'validity/kubeadm-validity-order', severity: 'warning', basis: 'observed', about: 'setting', title: 'A validity period in the kubeadm configuration is wrong',
    messages: { order: 'Leaf certificates ({leaf}) are not valid for less time than CAs ({ca}).', duration: '{value} is not a Go duration, whose largest unit is the hour: `{error}`.' },
  },
  'kubelet-rotation-stalled': {
    id: 'validity/kubelet-rotation-stalled', severity: 'warning', basis: 'observed', about: 'credential', title: 'A kubelet has not renewed its certificate in time',
    messages: { stalled: '"{name}" expires on {date} ({left} left). The kubelet should have renewed it by now. Check `rotateCertificates`, the approval of its requests, and whether it can reach the API server.' },
  },
  'kubelet-serving-expired': {
    id: 'validity/kubelet-serving-expired', severity: 'warning', basis: 'observed', about: 'credential', title: 'The kubelet’s self-signed serving certificate has expired',
    messages: { expired: '"{name}" expired {ago} ago ({date}). The kubelet never renews this pair. kube-apiserver does not verify it unless `--kubelet-certificate-authority` is set; metrics-server does.' },
  },
  'leaf-outlives-ca': {
    id: 'validity/leaf-outlives-ca', severity: 'warning', basis: 'should', about: 'credential', title: 'Certificates expire later than their CA',
    messages: { one: '"{leaf}" is valid longer than its CA "{name}": until {end}, but the CA expires on {date}.', several: '{count} certificates expire later than their CA "{name}" ({date}): "{leaf}" is valid until {end}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
