import type { MutatedFile } from './mutatedFile.ts';

const TESTS = ['contradictions/unknownServer', 'contradictions/generatedNodes'];

/** The halves of handshakes that fail whatever the other end is. */
export const HALF_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'connections/handshake/evaluateHalves',
    tests: TESTS,
    changes: [
      ['plain HTTP presents certificates', 'if (spec.isPlain) return undefined;', ''],
      ['another program presents the certificate', 'missing !== undefined || !presented', '!presented'],
      ['one expired CA is enough', 'return undefined;\n    dated.push', 'continue;\n    dated.push'],
      ['an etcd asks for certificates', 'if (!isOfKubeconfig(spec) || ', 'if ('],
      ['a client without credentials is rejected', ' || !(presented ?? clientToken)', ''],
      ['it is known what any server logs', 'return answer && whicheverServer(answer);', 'return answer;'],
      ['a CA fails only with its server', '[serverHalf, trustHalf,', '[serverHalf,'],
      ['a serving certificate fails only with its client', '[serverHalf, trustHalf,', '[trustHalf,'],
    ],
  },
  {
    file: 'connections/handshake/handshakeEvaluator',
    tests: TESTS,
    changes: [['keys in kubeconfigs are left out with the files', '(holdsKeys || privateKeyOf(key))', 'holdsKeys']],
  },
  {
    file: 'connections/verdictChanges',
    tests: TESTS,
    changes: [['tokens do not expire', 'if (clientToken) considerInstant(clientToken.expiry);', '']],
  },
];
