import type { Artifact, PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';

/** Folders of keys that are meant to be seen. */
const SAMPLES =
  /(?:^|\/)(?:test|tests|testdata|test-?data|__tests__|e2e|fixtures?|examples?|samples?|demo|docs?|kind)(?:\/|$)/i;

/** A private key in a git work tree. Whether git tracks the file is not known, so it is asked for and no more than a hint. */
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
