import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import type { TalosDocument } from '../../model/documents/objects.ts';
import { shortName } from '../../model/labels/names.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/**
 * The CA by which talosctl verifies machines, and the certificate that it presents, against the CAs of the machines of its cluster (Talos, "Managing
 * Talos PKI").
 */
export const talosconfigCaMismatch = defineRule(OBJECTS['talosconfig-ca-mismatch'], {
  *check(node, { signatures, now }) {
    const documents = objectsOf(node, 'talos').map(({ document }) => document);
    const machines = documents.filter(({ form }) => form === 'machineConfiguration');
    for (const document of documents.filter(({ form }) => form === 'talosconfig')) {
      for (const { context, certificates } of authoritiesOf(document)) {
        const own = machines.flatMap((machine) =>
          isOfContext(machine, document, context) ? [acceptedBy(machine)] : [],
        );
        const known = new Set(certificates.map(keyOf));
        const [first] = certificates;
        const compared = own.filter(({ issuing }) => issuing.length > 0);
        const [other] = compared;
        const issuing = other?.issuing[0];
        if (!first || !other || !issuing) continue;
        const accepting = compared.filter(({ all }) => all.some((one) => known.has(keyOf(one))));
        const leaf = leafOfContext(document, context);
        const [refusing] = accepting;
        const isForeign = ({ all }: (typeof own)[number]) => leaf && !isIssuedByAny(leaf, all, signatures, now);
        if (refusing?.issuing[0] && leaf && accepting.every(isForeign)) {
          yield {
            message: 'client',
            data: { context, file: baseName(refusing.uri), issuer: shortName(leaf.certificate.issuer) },
            at: placeOf(leaf),
            related: [relatedPlace(placeOf(refusing.issuing[0]), phrase('The CA of the machine'))],
          };
        }
        if (refusing) continue;
        yield {
          message: 'other',
          data: { context, file: baseName(other.uri) },
          at: placeOf(first),
          related: [relatedPlace(placeOf(issuing), phrase('The CA of the machine'))],
        };
      }
    }
  },
});

/** The certificate that talosctl presents in the context. */
function leafOfContext({ pairs }: TalosDocument, context: string): CertificateArtifact | undefined {
  const pair = pairs.find(({ role, name }) => role === 'talosctl' && name === context);
  return certificatesIn(pair?.certificate?.artifacts ?? [])[0];
}

/** False only if it is known that none of the CAs issued it: another rule reports its dates. */
function isIssuedByAny(
  { certificate: leaf }: CertificateArtifact,
  authorities: readonly CertificateArtifact[],
  signatures: SignatureTable,
  now: number,
): boolean {
  const anchors = authorities.map(({ certificate }) => certificate);
  const outcome = verifyChain({ leaf, intermediates: [], anchors, purpose: 'any', now }, signatures);
  return outcome.kind !== 'refused' || outcome.failure.kind !== 'unknownAuthority';
}

/** The CA of each context. */
function authoritiesOf({ trusted }: TalosDocument) {
  return trusted.flatMap(({ path, artifacts }) => {
    const name = /^contexts\[(".*")\]\.ca$/.exec(path)?.[1];
    const context: unknown = name === undefined ? undefined : JSON.parse(name);
    return typeof context === 'string' ? [{ context, certificates: certificatesIn(artifacts) }] : [];
  });
}

/** `talosctl gen config` gives the context the name of the cluster; people add the addresses of its machines. */
function isOfContext(machine: TalosDocument, config: TalosDocument, context: string): boolean {
  const { clusterName, names } = machine;
  if (clusterName !== undefined) return clusterName === context;
  const hosts = new Set(
    (config.endpoints ?? []).flatMap((one) => (one.context === context && one.value !== '' ? one.value : [])),
  );
  const own = [...(names?.apid ?? []), ...(names?.apiServer ?? [])];
  return own.some((host) => hosts.has(host)) || areWrittenTogether(machine, config);
}

/** Whether both files, of one context and one machine, have the names and the folder in which `talosctl gen config` writes them. */
function areWrittenTogether({ uri }: TalosDocument, config: TalosDocument): boolean {
  const folder = config.uri.endsWith('/talosconfig') ? config.uri.slice(0, -'talosconfig'.length) : undefined;
  return folder !== undefined && config.trusted.length === 1 && GENERATED.some((name) => uri === folder + name);
}

const GENERATED = ['controlplane.yaml', 'worker.yaml'];

/** `machine.ca`, and all that the machine accepts. */
function acceptedBy({ uri, pairs, trusted }: TalosDocument) {
  const issuing = pairs.flatMap(({ path, certificate }) =>
    path === 'machine.ca' ? certificatesIn(certificate?.artifacts ?? []) : [],
  );
  const accepted = trusted.flatMap(({ path, artifacts }) =>
    path.startsWith('machine.acceptedCAs[') ? certificatesIn(artifacts) : [],
  );
  return { uri, issuing, all: [...issuing, ...accepted] };
}

function certificatesIn(artifacts: TalosDocument['trusted'][number]['artifacts']): readonly CertificateArtifact[] {
  return artifacts.filter((artifact) => artifact.kind === 'certificate');
}

function keyOf({ certificate }: CertificateArtifact): string {
  return certificate.publicKey.id;
}
