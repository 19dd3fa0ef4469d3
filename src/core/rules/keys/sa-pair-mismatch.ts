import { shellQuote } from '../../text/shellQuote.ts';
import { FILE_START } from '../../text/span.ts';
import { consumersOf, placesOf } from '../consumers.ts';
import { SERVICE_ACCOUNT_PAGE } from '../references.ts';
import { defineRule } from '../rule.ts';
import { splitPairs } from './serviceAccountKeys.ts';

/** sa.pub is not the public half of sa.key: no token verifies (kubernetes#72026). */
export const saPairMismatch = defineRule({
  id: 'keys/sa-pair-mismatch',
  severity: 'error',
  basis: 'observed',
  title: 'The service-account key files are no pair',
  messages: {
    mismatch: '{public} is not the public half of {private}: tokens fail with `error in cryptographic primitive`.',
  },
  docs: {
    why: 'Tokens of service accounts are signed with sa.key and verified with sa.pub. Where they are no pair, every pod gets 401 from the API server. It happens when a control-plane node is joined with keys of its own, or one file is restored without the other.',
    fix: 'Write the public half anew and restart kube-apiserver: `openssl pkey -in sa.key -pubout -out sa.pub`. All control-plane nodes must have the same pair.',
    references: [
      SERVICE_ACCOUNT_PAGE,
      { source: 'Kubernetes', section: 'issue 72026', url: 'https://github.com/kubernetes/kubernetes/issues/72026' },
    ],
  },
  *check(node) {
    const consumers = consumersOf(node);
    for (const { publicFile, privateFile } of splitPairs(node)) {
      const open = publicFile.file;
      const secret = privateFile.file;
      const name = publicFile.hostPath ?? publicFile.path;
      const secretName = privateFile.hostPath ?? privateFile.path;
      yield {
        message: 'mismatch',
        data: { public: name, private: secretName },
        at: { uri: open.uri, span: open.artifacts[0]?.origin.span ?? FILE_START },
        related: [
          { uri: secret.uri, span: secret.artifacts[0]?.origin.span ?? FILE_START, message: 'The private key' },
          ...placesOf([...consumers.ofFile(open.uri), ...consumers.ofFile(secret.uri)]),
        ],
        command: `openssl pkey -in ${shellQuote(secretName)} -pubout -out ${shellQuote(name)}`,
      };
    }
  },
});
