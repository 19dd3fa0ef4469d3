import { aboutChain } from '../../model/about.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { shortName } from '../../model/labels/names.ts';
import { baseName } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { verifyChain } from '../../trust/verifyChain.ts';
import {
  acceptingMachines,
  certificatesIn,
  machineTrust,
  type TalosMachine,
  talosContexts,
} from '../../uses/lookup/talosContexts.ts';
import { placeOf, relatedPlace } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/**
 * The CA by which talosctl verifies machines, and the certificate that it presents, against the CAs of the machines of its cluster (Talos, "Managing
 * Talos PKI").
 */
export const talosconfigCaMismatch = defineRule(OBJECTS['talosconfig-ca-mismatch'], {
  *check(node, { signatures, now }) {
    for (const context of talosContexts(node)) {
      const [first] = certificatesIn(context.trusted);
      const [other] = context.machines;
      if (!first || !other) continue;
      const accepting = acceptingMachines(context);
      const [refusing] = accepting;
      const [leaf] = context.pair?.certificate ? certificatesIn(context.pair.certificate) : [];
      const { name } = context;
      if (refusing && leaf && !accepting.some((machine) => mayAccept(leaf, machine, signatures, now))) {
        yield {
          message: 'client',
          data: { context: name, file: fileOf(refusing), issuer: shortName(leaf.certificate.issuer) },
          at: placeOf(leaf),
          about: [aboutChain(leaf.certificate, machineTrust(context))],
          related: relatedTo(refusing),
        };
      }
      if (refusing) continue;
      yield {
        message: 'other',
        data: { context: name, file: fileOf(other) },
        at: placeOf(first),
        related: relatedTo(other),
      };
    }
  },
});

function fileOf({ document }: TalosMachine): string {
  return baseName(document.uri);
}

function relatedTo({ issuing }: TalosMachine) {
  return certificatesIn(issuing)
    .slice(0, 1)
    .map((one) => relatedPlace(placeOf(one), phrase('The CA of the machine')));
}

/** False only if it is known that none of the CAs issued it: another rule reports its dates. */
function mayAccept(
  { certificate: leaf }: CertificateArtifact,
  { issuing, accepted }: TalosMachine,
  signatures: SignatureTable,
  now: number,
): boolean {
  const anchors = [issuing, ...accepted].flatMap(certificatesIn).map(({ certificate }) => certificate);
  const outcome = verifyChain({ leaf, intermediates: [], anchors, purpose: 'any', now }, signatures);
  return outcome.kind !== 'refused' || outcome.failure.kind !== 'unknownAuthority';
}
