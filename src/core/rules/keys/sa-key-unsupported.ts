import { fileAt, hostPathOfUri } from '../../cluster/nodes/nodeFiles.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import { append } from '../../model/collections/lookup.ts';
import type { NodeView } from '../../model/node.ts';
import { commandWords, type ShellCommand } from '../../model/text/shellCommand.ts';
import { isPkcs1Public, isUnsupported } from '../../trust/tokens/tokenKeys.ts';
import { tokenSignerOf, verifierOf } from '../../uses/sides.ts';
import { type Consumer, consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { sequenceCommand, stagedPath } from '../sequences/sequence.ts';
import { aboutTokensOf } from '../subjects/aboutSettings.ts';

/** A service-account key that is neither RSA nor ECDSA, or a public one in PKCS#1 form (client-go's keyutil, tried). */
export const saKeyUnsupported = defineRule(KEYS['sa-key-unsupported'], {
  *check(node) {
    const byArtifact = new Map<Artifact, Consumer[]>();
    for (const consumer of consumersOf(node).all) {
      if (consumer.role !== 'verificationKeys' && consumer.role !== 'signingKey') continue;
      for (const artifact of consumer.credentials.artifacts.filter(isUnsupported)) {
        append(byArtifact, artifact, consumer);
      }
    }
    for (const [artifact, readers] of byArtifact) {
      const algorithm = 'key' in artifact ? (artifact.key.algorithm ?? '') : '';
      yield {
        message: isPkcs1Public(artifact) ? 'form' : 'algorithm',
        data: { algorithm },
        at: { uri: artifact.origin.uri, span: artifact.origin.span },
        about: aboutTokensOf(node, artifact.origin),
        related: placesOf(readers),
        command: convert(node, artifact),
      };
    }
  },
});

/**
 * Writes the public half of the key that signs into the file if no other verifies its tokens; otherwise the same key in the form that client-go
 * reads. Undefined if the file holds more, or if it is a key of another algorithm that an earlier signer may have left.
 */
function convert(node: NodeView, artifact: Artifact): ShellCommand | undefined {
  const path = artifact.kind === 'publicKey' ? hostPathOfUri(node, artifact.origin.uri) : undefined;
  if (path === undefined || fileAt(node, path)?.file.artifacts.length !== 1) return undefined;
  const made = stagedPath(path);
  const secret = unverifiedSigner(node, artifact);
  const isConverted = secret === undefined && isPkcs1Public(artifact);
  if (secret === undefined && !isConverted) return undefined;
  return sequenceCommand(node, {
    steps: [
      secret === undefined
        ? commandWords('openssl rsa -RSAPublicKey_in -in {path} -pubout -out {made}', { path, made })
        : commandWords('openssl pkey -in {secret} -pubout -out {made}', { secret, made }),
    ],
    exchanges: [{ from: made, to: path, isThere: true }],
    restarts: ['kube-apiserver'],
    checks: [],
  });
}

/** The file of the key that signs tokens, if client-go reads it and neither the artifact nor another file has its public half. */
function unverifiedSigner(node: NodeView, artifact: Artifact): string | undefined {
  const signer = tokenSignerOf(node, 'kube-apiserver')?.key;
  const usable = signer?.artifacts.find((one) => one.kind === 'privateKey' && !isUnsupported(one));
  const id = usable && publicKeyId(usable);
  const verifying = verifierOf(node, 'tokens')?.keys.flatMap(({ artifacts }) => artifacts) ?? [];
  if (id === undefined || [artifact, ...verifying].some((one) => publicKeyId(one) === id)) return undefined;
  return signer?.reference?.resolution.hostPath;
}

function publicKeyId(artifact: Artifact): string | undefined {
  if (artifact.kind === 'publicKey') return artifact.key.id;
  return artifact.kind === 'privateKey' ? artifact.key.publicKey?.id : undefined;
}
