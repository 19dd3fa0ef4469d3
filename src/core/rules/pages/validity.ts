import type { RulePage } from '../engine/rule.ts';

/** Of the pages in media/rules/validity, by name. Written by `npm run rules:docs`. */
export const VALIDITY = {
  'ca-bundle-expired-member': {
    id: 'validity/ca-bundle-expired-member', severity: 'info', basis: 'advice', explains: ['expired', 'notYetValid'], title: 'A bundle holds an expired CA that nothing needs',
    messages: { leftOver: 'CA "{name}" expired on {date}; it is left over from a rotation and may be removed.' },
  },
  'ca-expired': {
    id: 'validity/ca-expired', severity: 'error', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'A CA certificate has expired',
    messages: { expired: 'CA "{name}" expired {ago} ago ({date}); everything it signed is rejected, though the certificates themselves look valid.', ended: 'CA "{name}" expired {ago} ago ({date}); everything it signed is rejected.', alone: 'CA "{name}" expired {ago} ago ({date}). Nothing here was signed by it.', selfSigned: 'The self-signed certificate "{name}" expired {ago} ago ({date}). Nothing here was signed by it.' },
  },
  'ca-expires-soon': {
    id: 'validity/ca-expires-soon', severity: 'warning', basis: 'advice', explains: ['expired', 'notYetValid'], title: 'A CA certificate expires soon',
    messages: { soon: 'CA "{name}" expires on {date} ({left} left); kubeadm does not renew CAs.', apart: 'CA "{name}" expires on {date} ({left} left).', selfSigned: 'The self-signed certificate "{name}" expires on {date} ({left} left).' },
  },
  'cert-expired': {
    id: 'validity/cert-expired', severity: 'error', basis: 'must', explains: ['expired', 'notYetValid'], title: 'A certificate has expired',
    messages: { serving: '"{name}" expired {ago} ago ({date}). Every client refuses the server: `x509: certificate has expired or is not yet valid`.', apiClient: '"{name}" expired {ago} ago ({date}). The API server answers 401: `You must be logged in to the server (Unauthorized)`.', etcdClient: '"{name}" expired {ago} ago ({date}). etcd drops the connection: `remote error: tls: expired certificate`, or with an older etcd `remote error: tls: bad certificate`.', client: '"{name}" expired {ago} ago ({date}). Servers refuse it: `x509: certificate has expired or is not yet valid`.', unused: '"{name}" expired {ago} ago ({date}). Nothing here names the file.', spare: '"{name}" expired {ago} ago ({date}). Nothing here names the file; a valid certificate of the same name is in use.', besides: '"{name}" expired {ago} ago ({date}). The API server ignores it and tries the user’s other credential.', unknown: '"{name}" expired {ago} ago ({date}). Nothing that was read here names it.' },
  },
  'cert-expires-soon': {
    id: 'validity/cert-expires-soon', severity: 'warning', basis: 'advice', explains: ['expired', 'notYetValid'], title: 'A certificate expires soon',
    messages: { soon: '"{name}" expires on {date} ({left} left).' },
  },
  'cert-not-yet-valid': {
    id: 'validity/cert-not-yet-valid', severity: 'error', basis: 'must', explains: ['expired', 'notYetValid'], title: 'A certificate is not valid yet',
    messages: { early: '"{name}" is valid from {date} on, which is still to come by the clock here: `x509: certificate has expired or is not yet valid`. Check the clocks of the issuing machine and of this one.' },
  },
  'cert-validity-inverted': {
    id: 'validity/cert-validity-inverted', severity: 'error', basis: 'must', explains: ['expired', 'notYetValid'], title: 'A certificate ends before it begins',
    messages: { inverted: 'notAfter of "{name}" ({end}) lies before notBefore ({start}); it is never valid.' },
  },
  'cert-validity-long': {
    id: 'validity/cert-validity-long', severity: 'hint', basis: 'advice', profile: 'cis', explains: ['expired', 'notYetValid'], title: 'A certificate is valid for years',
    messages: { long: '"{name}" is valid for {days} days; a stolen key stays useful as long.' },
  },
  'expiry-report-row-expired': {
    id: 'validity/expiry-report-row-expired', severity: 'error', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'kubeadm’s report names a certificate that has expired',
    messages: { expired: '{name} had expired when this report was written{date}.', since: 'Since this report was written the time of {names} has come: look again with `{check}`.' },
  },
  'expiry-report-row-missing': {
    id: 'validity/expiry-report-row-missing', severity: 'warning', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'kubeadm’s report misses a certificate',
    messages: { missing: 'kubeadm found no {name} on this node.' },
  },
  'kubeadm-validity-order': {
    id: 'validity/kubeadm-validity-order', severity: 'warning', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'A period of validity that kubeadm is told makes no sense',
    messages: { order: 'The period of leaves, {leaf}, is not shorter than that of CAs, {ca}.', duration: '{value} is no duration of Go, whose largest unit is the hour: `{error}`.' },
  },
  'kubelet-rotation-stalled': {
    id: 'validity/kubelet-rotation-stalled', severity: 'warning', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'A kubelet has not renewed its certificate in time',
    messages: { stalled: '"{name}" expires on {date} ({left} left); the kubelet should have renewed it by now: look at `rotateCertificates`, at the approval of its requests, and at whether it reaches the API server.' },
  },
  'kubelet-serving-expired': {
    id: 'validity/kubelet-serving-expired', severity: 'warning', basis: 'observed', explains: ['expired', 'notYetValid'], title: 'The self-signed serving certificate of the kubelet has expired',
    messages: { expired: '"{name}" expired {ago} ago ({date}). The kubelet never renews this pair; kube-apiserver ignores it unless `--kubelet-certificate-authority` is set, metrics-server does not.' },
  },
  'leaf-outlives-ca': {
    id: 'validity/leaf-outlives-ca', severity: 'warning', basis: 'should', explains: ['expired', 'notYetValid'], title: 'Certificates are valid for longer than their CA',
    messages: { one: '"{leaf}" is valid until {end}, but its CA "{name}" only until {date}.', several: '{count} certificates outlive their CA "{name}", which ends on {date}: "{leaf}" says {end}.' },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
