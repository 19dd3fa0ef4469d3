import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { NodeView } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { commandWords, type ShellCommand } from '../../model/text/shellCommand.ts';
import { phrase, type Slot } from '../../model/text/text.ts';
import { type Consumer, consumersOf, isImplied, placesOf } from '../../uses/views/consumers.ts';
import { defineRule } from '../engine/rule.ts';
import { FILES } from '../pages/files.ts';
import { certificateCheck, sequenceCommand, stagedPath } from '../sequences/sequence.ts';
import { keyStoreKind } from './keyStoreKind.ts';
import { pemInputOf } from './pemInput.ts';

/** Raw DER where PEM text is read (tried). DER is right only for --client-crl-file. */
export const fileDerNotPem = defineRule(FILES['file-der-not-pem'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const { file, archived } of node.files) {
      const [artifact] = file.artifacts;
      if (archived || file.format !== 'der' || !artifact || keyStoreKind(file)) continue;
      const [first, ...others] = consumers.ofFile(file.uri).filter(pemInputOf);
      if (!first) continue;
      const { reference } = first.credentials;
      const path = reference?.path ?? first.credentials.label;
      yield {
        message: 'der',
        data: { path, label: labelOf(first) },
        at: first.credentials.at,
        related: [{ uri: file.uri, span: FILE_START, message: phrase('The DER file') }, ...placesOf(others)],
        command: reference && convert(node, artifact, reference.resolution.hostPath ?? reference.path),
      };
    }
  },
});

/** Writes the PEM of the file in its place. */
function convert(node: NodeView, { kind }: Artifact, path: string): ShellCommand | undefined {
  const command = kind === 'certificate' ? 'x509' : 'pkey';
  const made = stagedPath(path);
  return sequenceCommand(node, {
    steps: [commandWords('openssl {command} -inform DER -in {path} -out {made}', { command, path, made })],
    looks: kind === 'certificate' ? [certificateCheck(made)] : [],
    exchanges: [{ from: made, to: path, isThere: true }],
    restarts: [],
    checks: [],
  });
}

function labelOf(consumer: Consumer): Slot {
  return isImplied(consumer) ? consumer.owner : consumer.credentials.label;
}
