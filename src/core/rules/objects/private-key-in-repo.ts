import type { Artifact, PrivateKeyArtifact } from '../../model/artifacts/artifact.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';

/** Folders of keys that are meant to be seen. */
const SAMPLES =
  /(?:^|\/)(?:test|tests|testdata|test-?data|__tests__|e2e|fixtures?|examples?|samples?|demo|docs?|kind)(?:\/|$)/i;

/** A private key in a git work tree. Whether git tracks the file is not known, so it is asked for and no more than a hint. */
export const privateKeyInRepo = defineRule({
  id: 'objects/private-key-in-repo',
  severity: 'hint',
  basis: 'advice',
  profile: 'cis',
  title: 'A private key lies in a git work tree',
  messages: {
    plain:
      'A private key lies here in plain text, in a git work tree: where git tracks the file, whoever can read the repository has the key.',
  },
  docs: {
    why: 'What git has once stored stays in its history and in every clone. A folder `.git` above the file can be seen; whether the file is tracked, or ignored, cannot be told without git, and a node that was copied with its keys to be looked at is nothing unusual. The rule is therefore off unless the profile is `cis` or its severity is set. It is silent in folders of tests, samples and documents.',
    fix: 'Ask `git ls-files --error-unmatch <file>`. If git knows the file, issue a new key, remove the old one with `git rm --cached`, and keep keys outside or encrypted: SealedSecrets, External Secrets, sops.',
    references: [
      {
        source: 'Kubernetes',
        section: 'Good practices for Kubernetes Secrets',
        url: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
      },
    ],
  },
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
