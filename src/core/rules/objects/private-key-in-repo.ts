import type { Artifact, PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** Folders of sample keys that may be public. */
const SAMPLES =
  /(?:^|\/)(?:test|tests|testdata|test-?data|__tests__|e2e|fixtures?|examples?|samples?|demo|docs?|kind)(?:\/|$)/i;

/** A private key in a git work tree. Whether Git tracks the file is unknown, so the rule is opt-in and only a hint. */
export const privateKeyInRepo = defineRule(OBJECTS['private-key-in-repo'], {
  *check(node) {
    for (const { file, path, inRepository } of node.files) {
      const key = file.artifacts.find(isPlainKey);
      if (inRepository && key && !SAMPLES.test(path)) yield { message: 'plain', at: placeOf(key) };
    }
  },
});

function isPlainKey(artifact: Artifact): artifact is PrivateKeyArtifact {
  return artifact.kind === 'privateKey' && !artifact.key.encrypted;
}
