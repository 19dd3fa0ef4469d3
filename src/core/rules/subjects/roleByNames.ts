import { componentOfUser } from '../../cluster/nodes/kubeconfigOwner.ts';
import { commonName, dnsNames } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
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
  const hosts = calledHosts(node);
  const served = dnsNames(certificate).find((name) => hosts.get(name)?.some(isSignedBy));
  return served === undefined ? undefined : phrase('the serving certificate of {host}', { host: served });
}

/** By host that a webhook or an APIService names, the CAs in their bundles. */
const calledHosts = perNode((node): ReadonlyMap<string, readonly Certificate[]> => {
  const found = new Map<string, Certificate[]>();
  const documents = node.files.flatMap(({ file, archived }) => (archived ? [] : file.documents));
  for (const called of documents) {
    if (called.kind !== 'calledServer') continue;
    const trusts = calledServerConnects(called, undefined)?.trusts;
    if (!called.host || !trusts) continue;
    for (const { certificate } of certificatesOf(trusts)) append(found, called.host.value, certificate);
  }
  return found;
});

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
