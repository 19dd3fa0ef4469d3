import { componentOfUser } from '../../cluster/nodes/kubeconfigOwner.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import { isAuthority } from '../../model/labels/certificates.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { calledServerConnects } from '../../uses/participants/calledServers.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { perNode, type RuleContext } from '../engine/rule.ts';

/**
 * The use of a certificate by the names and usages that Kubernetes defines for it and for nothing else, or by the host that a webhook or an APIService
 * names; undefined for any other certificate, and unless a CA signed it that a component, a kubeconfig or that object of the node uses: files by
 * themselves may be anybody's.
 */
export function roleByNames(
  node: NodeView,
  certificate: Certificate,
  { signatures }: Pick<RuleContext, 'signatures'>,
): Text | undefined {
  const isSignedBy = (ca: Certificate) => signatures.verdict(certificate, ca) === 'valid';
  const role = roleOf(certificate);
  const authorities = role ? (authoritiesByName(node).get(certificate.issuer.key) ?? []) : [];
  if (authorities.some(isSignedBy)) return role;
  const names = new Set(dnsNames(certificate));
  const served = calledHosts(node).find(({ host, trusted }) => names.has(host) && trusted.some(isSignedBy));
  return served && phrase('the serving certificate of {host}', { host: served.host });
}

/** The hosts that webhooks and APIServices name, with the CAs in their bundles. */
const calledHosts = perNode((node) =>
  node.files.flatMap(({ file, archived }) =>
    archived
      ? []
      : file.documents.flatMap((document) => (document.kind === 'calledServer' ? trustedHost(document) : [])),
  ),
);

function trustedHost(called: CalledServerDocument) {
  const trusts = calledServerConnects(called, undefined)?.trusts;
  if (!called.host || !trusts) return [];
  return [{ host: called.host.value, trusted: certificatesOf(trusts).map(({ certificate }) => certificate) }];
}

/** kubernetes.io, "PKI certificates and requirements". */
function roleOf(certificate: Certificate): Text | undefined {
  const { extendedKeyUsage: usages = [] } = certificate;
  if (usages.includes('serverAuth') && dnsNames(certificate).includes('kubernetes.default.svc'))
    return phrase('the serving certificate of kube-apiserver');
  const owner = usages.includes('clientAuth') ? componentOfUser(commonName(certificate)) : undefined;
  if (owner === 'kubelet') return phrase('the client certificate of a kubelet');
  return owner && phrase('the client certificate of {component}', { component: owner });
}

const authoritiesByName = perNode((node) =>
  groupBy(
    certificateUses(node).flatMap(({ certificate, consumers }) =>
      isAuthority(certificate) && consumers.length > 0 ? certificate : [],
    ),
    ({ subject }) => subject.key,
  ),
);
