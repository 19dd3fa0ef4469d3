import { KEY_MATERIAL } from '../../formats/redaction/redact.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBECONFIG_PAGE, PKI_PAGE } from '../references/references.ts';
import { misplacedKeys } from './misplacedKeys.ts';

/** A key itself, or a piece of one, where its path, a name or an address belongs (os.Open, tried with every component). */
export const keyInWrongField = defineRule({
  id: 'keys/key-in-wrong-field',
  severity: 'error',
  basis: 'observed',
  title: 'A private key stands where a path, a name or an address belongs',
  messages: {
    path: '{field} takes the path of a file, but holds what looks like a private key. The component fails: `open …: file name too long` or `no such file or directory`.',
    text: '{field} holds what looks like a private key, where a name or an address belongs. Everyone who can read this file, or the logs it ends up in, has the key.',
  },
  docs: {
    why: 'Components read keys from files, never from a flag or a name. A key that stands in the place of its path is not found, and is exposed: it ends up in process lists, logs, `kubectl describe` and the history of the repository. What looks like a key is not shown here, nor in any report.',
    fix: 'Write the key to a file that only its component can read (mode 0600), and name its path here; a kubeconfig takes the base64 of the file in `client-key-data`. Consider the key exposed: create a new one, issue its certificate again, and stop trusting the old one.',
    references: [PKI_PAGE, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { field, isPath, at } of misplacedKeys(node)) {
      // The file may quote a report of ours.
      const written = node.files.find(({ file }) => file.uri === at.uri)?.file.text?.slice(at.span.start, at.span.end);
      if (written?.includes(KEY_MATERIAL)) continue;
      yield { message: isPath ? 'path' : 'text', data: { field }, at, severity: isPath ? undefined : 'warning' };
    }
  },
});
