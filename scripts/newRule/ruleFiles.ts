import { camelCase } from '../ruleCatalogue.ts';

/** A new rule. */
export interface NewRule {
  readonly group: string;
  /** In kebab case, at least two words. */
  readonly name: string;
  /** The fault in one line. */
  readonly title: string;
}

/** The page, the check and the test by path. They compile, the check reports nothing yet, and the test fails until it does. */
export function ruleFiles(rule: NewRule): Readonly<Record<string, string>> {
  const id = `${rule.group}/${rule.name}`;
  return {
    [`media/rules/${id}.md`]: pageOf(rule),
    [checkPath(rule)]: checkOf(rule),
    [`test/unit/rules/${id}.test.ts`]: testOf(rule),
  };
}

function checkPath({ group, name }: NewRule): string {
  return `src/core/rules/${group}/${name}.ts`;
}

function pageOf({ title }: NewRule): string {
  return `---
severity: hint
basis: advice
about: credential
messages:
  fault: 'The certificate of "{name}" …: what is wrong, and what happens.'
---

# ${title}

## How to fix it

Reissue the certificate …

## Why

Why it is a fault.

## Example

In \`/etc/kubernetes/pki/apiserver.crt\`:

\`\`\`diff
-Subject: CN=the field as it fails
+Subject: CN=kube-apiserver
\`\`\`

## References

- [The document that says so, section](https://example.com/)
`;
}

function checkOf({ group, name, title }: NewRule): string {
  return `import { authorityName } from '../../formats/x509/subjectNames.ts';
import type { Certificate } from '../../model/artifacts/certificate.ts';
import { certificateUses } from '../../uses/views/certificateUses.ts';
import { placeOf } from '../engine/places.ts';
import { defineRule } from '../engine/rule.ts';
import { ${group.toUpperCase()} } from '../pages/${group}.ts';

/** ${title}: the document or the observation that makes it a fault. */
export const ${camelCase(name)} = defineRule(${group.toUpperCase()}['${name}'], {
  *check(node) {
    for (const { certificate, artifact } of certificateUses(node)) {
      if (isFaulty(certificate)) {
        yield { message: 'fault', data: { name: authorityName(certificate) }, at: placeOf(artifact) };
      }
    }
  },
});

function isFaulty(_certificate: Certificate): boolean {
  return false;
}
`;
}

function testOf(rule: NewRule): string {
  return `import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER } from '../../../support/faults/fault.ts';

const RULE = '${rule.group}/${rule.name}';

describe(RULE, () => {
  it('reports the certificate', async () => {
    // The second argument changes one thing on a correct node.
    const checked = await checkNode(RULE, (node) => void node.replaceCertificate(APISERVER, {}));
    assert.ok(checked.findings.length > 0, 'The rule reports nothing yet: see isFaulty in ${checkPath(rule)}');
    const finding = only(checked);
    // The slots are those of the message. The name is another one if the fault changes the subject.
    assert.deepEqual([finding.messageId, finding.path, finding.slots.name], ['fault', APISERVER, 'kube-apiserver']);
  });

  it('is silent about a correct node', async () => {
    assert.deepEqual((await checkNode(RULE)).lines, []);
  });

  // Add a near miss: a node that differs from a correct one, and is not at fault.
});
`;
}
