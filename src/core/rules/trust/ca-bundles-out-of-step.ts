import { belongsToNode } from '../../connections/belonging.ts';
import { shortName } from '../../describe/shortName.ts';
import type { CertificateArtifact } from '../../model/artifact.ts';
import { phrase } from '../../model/text/text.ts';
import { flagMaterial } from '../../nodes/flags.ts';
import { certificatesOf, type Material } from '../../nodes/material.ts';
import { componentOf, type NodeView } from '../../nodes/node.ts';
import { placeOf, relatedPlace, relatedTo } from '../places.ts';
import { defineRule } from '../rule.ts';
import { SIGNER_FLAGS } from '../signerFlags.ts';

/** Who verifies the same certificates should trust the same CAs (kubernetes.io, "Manual Rotation of CA Certificates"). */
export const caBundlesOutOfStep = defineRule({
  id: 'trust/ca-bundles-out-of-step',
  severity: 'warning',
  basis: 'should',
  title: 'A rotation of CAs is half done',
  messages: { lacks: 'A rotation is half done: {label} lacks “{ca}” (SHA-256 {fingerprint}…), which {other} trusts.' },
  docs: {
    why: 'While a CA is replaced all must trust the old and the new one, or what is issued next is refused by some.',
    fix: 'Append the missing certificate, or remove it everywhere.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Manual Rotation of CA Certificates',
        url: 'https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/',
      },
    ],
  },
  *check(node, { trustFaults }) {
    const controllerManager = componentOf(node, 'kube-controller-manager');
    // A bundle in the place of the one signer is told by itself, and broken trust by its own rules.
    const signers = SIGNER_FLAGS.map((flag) => flagMaterial(controllerManager, flag));
    if (signers.some((signer) => signer && distinctKeys(signer).size > 1) || trustFaults.length > 0) return;
    for (const bundles of [clientBundles(node), serverBundles(node)]) {
      const told = new Map<string, Material[]>();
      const found = new Map<string, { readonly ca: CertificateArtifact; readonly holder: Material }>();
      for (const holder of bundles) {
        for (const bundle of bundles) {
          const held = distinctKeys(bundle);
          const cas = certificatesOf(holder);
          if (!cas.some(({ certificate }) => held.has(certificate.publicKey.id))) continue;
          for (const ca of cas) {
            const { id } = ca.certificate.publicKey;
            if (held.has(id) || told.get(id)?.some(({ uri, at }) => uri === bundle.uri && at === bundle.at)) continue;
            told.set(id, [...(told.get(id) ?? []), bundle]);
            if (!found.has(id)) found.set(id, { ca, holder });
          }
        }
      }
      for (const [id, lacking] of told) {
        const [first, ...others] = lacking;
        const { ca, holder } = found.get(id) ?? {};
        if (!first || !ca || !holder) continue;
        yield {
          message: 'lacks',
          data: {
            label: first.label,
            ca: shortName(ca.certificate.subject),
            fingerprint: ca.certificate.sha256.slice(0, 16),
            other: holder.label,
          },
          at: first.at,
          related: relatedTo(first.at, [
            relatedPlace(holder.at, phrase('It is trusted here')),
            relatedPlace(placeOf(ca), phrase('The certificate')),
            ...others.map(({ at, label }) =>
              relatedPlace(at, phrase('{textLabel} lacks it too', { textLabel: label })),
            ),
          ]),
        };
      }
    }
  },
});

function clientBundles(node: NodeView): readonly Material[] {
  return (['kube-apiserver', 'kubelet', 'kube-controller-manager'] as const).flatMap((name) => {
    const bundle = flagMaterial(componentOf(node, name), 'client-ca-file');
    return bundle?.known ? [bundle] : [];
  });
}

function serverBundles(node: NodeView): readonly Material[] {
  const rootCa = flagMaterial(componentOf(node, 'kube-controller-manager'), 'root-ca-file');
  const kubeconfigs = node.kubeconfigs.flatMap((kubeconfig) => {
    const authority = kubeconfig.current.cluster?.certificateAuthority;
    return authority && belongsToNode(node, kubeconfig) ? [authority] : [];
  });
  return [...(rootCa ? [rootCa] : []), ...kubeconfigs].filter(({ known }) => known);
}

function distinctKeys(bundle: Material): ReadonlySet<string> {
  return new Set(certificatesOf(bundle).map(({ certificate }) => certificate.publicKey.id));
}
