import { layoutProofOf } from '../../cluster/nodes/layoutProof.ts';
import { type Evidence, strongest } from '../../model/evidence.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { commandWords } from '../../model/text/shellCommand.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf, placesOf } from '../../uses/views/consumers.ts';
import { placeOfFile, relatedPlace, relatedTo } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { KEYS } from '../pages/keys.ts';
import { sequenceCommand, stagedPath } from '../sequences/sequence.ts';
import { aboutTokensOf } from '../subjects/aboutSettings.ts';
import { type KeyFilePair, serviceAccountKeys, splitPairs } from './serviceAccountKeys.ts';

/** sa.pub is not the public half of sa.key: no token verifies (kubernetes#72026). */
export const saPairMismatch = defineRule(KEYS['sa-pair-mismatch'], {
  *check(node) {
    const consumers = consumersOf(node);
    for (const pair of splitPairs(node)) {
      const { publicFile, privateFile } = pair;
      const name = pathOf(publicFile);
      const secretName = pathOf(privateFile);
      const at = namingFlag(node, pair) ?? placeOfFile(publicFile.file);
      yield {
        message: 'mismatch',
        data: { public: name, private: secretName },
        at,
        evidence: evidenceOfPair(node, pair),
        about: aboutTokensOf(node, at),
        related: relatedTo(at, [
          relatedPlace(placeOfFile(publicFile.file), phrase('The public key')),
          relatedPlace(placeOfFile(privateFile.file), phrase('The private key')),
          ...placesOf([...consumers.ofFile(publicFile.file.uri), ...consumers.ofFile(privateFile.file.uri)]),
        ]),
        command: sequenceCommand(node, {
          steps: [
            commandWords('openssl pkey -in {secret} -pubout -out {made}', {
              secret: secretName,
              made: stagedPath(name),
            }),
          ],
          exchanges: [{ from: stagedPath(name), to: name, isThere: true }],
          restarts: ['kube-apiserver'],
          checks: [],
        }),
      };
    }
  },
});

/** The flag by which kube-apiserver verifies with the one file, else the flag by which it signs with the other; undefined if no flag names either. */
function namingFlag(node: NodeView, { publicFile, privateFile }: KeyFilePair): Location | undefined {
  const { verification, signing } = serviceAccountKeys(node);
  const verifies = verification.find(({ uri }) => uri === publicFile.file.uri);
  const signs = signing?.uri === privateFile.file.uri ? signing : undefined;
  const named = [verifies, signs].find((credentials) => credentials?.reference);
  return named?.at;
}

/** Any program may have a pair of the name `sa`. */
function evidenceOfPair(node: NodeView, { publicFile, privateFile }: KeyFilePair): Evidence {
  const consumers = consumersOf(node);
  const readers = [publicFile, privateFile].flatMap(({ file }) => consumers.ofFile(file.uri));
  if (readers.length > 0) return strongest(readers);
  return publicFile.hostPath === undefined ? 'inferred' : layoutProofOf(node).of(publicFile.hostPath);
}

function pathOf({ hostPath, path }: NodeFile): string {
  return hostPath ?? path;
}
