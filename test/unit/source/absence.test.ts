import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** The properties that only the modules which answer "is it missing?" and "is it unset?" may read, and the exceptions with their reasons. */
const ASKED_OTHERWISE: Readonly<Record<string, string>> = {
  // The link is there: what is not known is where it leads.
  'rules/kubelet/kubelet-current-dangling.ts': 'resolution.kind',
  // Both have asked `isMissing` before, and tell what is missing from what is not mounted.
  'rules/manifests/embedded-config-path.ts': 'kind',
  'connections/handshake/startFailure.ts': 'kind',
};

describe('rules and connections', () => {
  it('ask in one way whether a file is missing, or a flag unset', () => {
    const asking = globSync('src/core/{rules,connections}/**/*.ts', { cwd: ROOT }).flatMap((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return /[!=]== 'missing'|document\??\.unreadSources\b/.test(text)
        ? file.split(path.sep).join('/').slice('src/core/'.length)
        : [];
    });
    assert.deepEqual(asking.sort(), Object.keys(ASKED_OTHERWISE).sort());
    for (const file of Object.keys(ASKED_OTHERWISE)) {
      const text = readFileSync(path.join(ROOT, 'src/core', file), 'utf8');
      assert.ok(/isMissing\(|danglingLink/.test(text), file);
    }
  });
});
