import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Report, RULES } from '../../../src/core/index.ts';
import type { MessageKind } from '../../../src/core/messages/kinds/messageKind.ts';
import { explainMessages } from '../../../src/core/messages/match/explainMessages.ts';
import { readLine } from '../../../src/core/messages/read/readMessages.ts';
import type { Finding } from '../../../src/core/model/finding.ts';
import { quotedTexts } from '../../../src/core/model/text/quotedTexts.ts';

/** Names of kinds of PEM blocks, purposes and fields, and parts of a text that say nothing by themselves. */
const NO_ERRORS: ReadonlySet<string> = new Set([
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'client auth',
  'client sent',
  'error: 1',
  '1: 1',
  '1: Invalid value: "<omitted>": 1',
  'Not found: "1"',
  'Detected external ca',
  'invalid configuration',
  'rejected connection on client endpoint',
  'transport: authentication handshake failed: 1',
  // Parts of errors that are known.
  'no such file or directory',
  'connection refused',
  'illegal base64 data',
  'incompatible key usage',
  'strict decoding error',
]);

/** Every text that the message of a rule quotes from the output of a component, with a value in each slot. */
function* quotedByRules(): Generator<{
  readonly rule: (typeof RULES)[number];
  readonly messageId: string;
  readonly text: string;
}> {
  for (const rule of RULES) {
    for (const [messageId, template] of Object.entries(rule.messages)) {
      for (const quoted of new Set(quotedTexts({ template, slots: {} }))) {
        const text = quoted.replaceAll(/\{\w+\}/g, '1');
        if (!NO_ERRORS.has(text)) yield { rule, messageId, text };
      }
    }
  }
}

/** Commands, by the program. */
const COMMANDS =
  /^(?:kube\w+|cat|cp|tr|etcdctl|openssl|systemctl|k3s|rke2?|rm|ln|ls|chmod|chown|mv|linkerd|talosctl|base64|microk8s|istioctl|k0s|minikube|kops|keytool|sed|ssh-keygen|cmctl|step|git|sha256sum) /;

/** Fields, settings and comments of files, and arguments. */
const FIELDS = /^(?:[\w.-]+: |Environment=|# |-subj |extendedKeyUsage = |\* ?)/;

/** Names of purposes and of kinds of PEM blocks, which fields hold. */
const NAMES =
  /^(?:(?:client|server) auth|digital signature|key encipherment|[A-Z\d]+(?: [A-Z\d]+)+|\*{5} SCRUBBED \*{5})$/;

/** The beginning of a line of the log, whose end has the error. */
const BEGINNINGS: ReadonlySet<string> = new Set(['Unable to authenticate the request']);

/** Everything that the prose of the pages of rules quotes from the output of a component. */
function* quotedByPages(): Generator<{ readonly id: string; readonly text: string; readonly kind?: MessageKind }> {
  for (const { id } of RULES) {
    const page = readFileSync(new URL(`../../../media/rules/${id}.md`, import.meta.url), 'utf8');
    const [, prose = ''] = page.split('## How to fix it');
    const [own = ''] = prose.split('## References');
    for (const [, text = ''] of own.replaceAll(/```.*?```/gs, '').matchAll(/`([^`\n]+)`/g)) {
      if (!text.includes(' ') || BEGINNINGS.has(text)) continue;
      const kind = readLine(text)?.kind;
      if (kind) yield { id, text, kind };
      else if (![COMMANDS, FIELDS, NAMES].some((form) => form.test(text))) yield { id, text };
    }
  }
}

describe('a text that a rule quotes', () => {
  it('is known in the prose of its page, too, and of a kind that the rule finds the cause of', () => {
    let count = 0;
    for (const { id, text, kind } of quotedByPages()) {
      assert.ok(kind?.rules.includes(id), `${id}: ${text}: ${kind?.name ?? 'unknown'}`);
      count++;
    }
    assert.ok(count >= 12, `${count}`);
  });

  it('is known, and leads to the finding of this rule first', async () => {
    let count = 0;
    for (const { rule, messageId, text } of quotedByRules()) {
      assert.ok(readLine(text), `${rule.id}: ${text}`);
      const template = rule.messages[messageId] ?? '';
      const finding = {
        rule: rule.id,
        severity: 'warning',
        messageId,
        message: { template, slots: {} },
        at: { uri: 'memory://test/a', span: { start: 0, end: 0 } },
        about: [],
        related: [],
        fixes: [],
        evidence: 'configured',
      } satisfies Finding;
      const report = { files: new Map(), nodes: [], connections: [], findings: [finding] } as unknown as Report;
      const [one] = await explainMessages(text, { report });
      assert.equal(one?.findings[0], finding, `${rule.id}: ${text}`);
      count++;
    }
    assert.ok(count > 120, `${count}`);
  });
});
