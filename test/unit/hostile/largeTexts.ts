/** Texts that make a careless reader take a time that grows with the square of their length. `size` in characters. */
export function largeTexts(size: number, certificatePem: string): Readonly<Record<string, string>> {
  const fill = (part: string, before = '', after = '') => before + part.repeat(Math.ceil(size / part.length)) + after;
  const lines = (line: (at: number) => string, length: number) =>
    Array.from({ length: Math.ceil(size / length) }, (_, at) => line(at)).join('\n');
  const begin = '-----BEGIN CERTIFICATE-----\n';
  const end = '\n-----END CERTIFICATE-----\n';
  const pod = 'kind: Pod\nspec:\n  containers:\n  - name: kube-apiserver\n    command:';
  const unit = '[Service]\nExecStart=/usr/bin/kubelet ';
  const jwt = (claims: string) =>
    [`{"alg":"RS256"}`, claims, 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return {
    blanks: fill(' '),
    'line feeds': fill('\n'),
    'carriage returns': fill('\r'),
    'blanks before a word': fill(' ', '', 'x'),
    'blanks between words': fill(' ', 'x', 'x'),
    'BEGIN again and again': fill(begin),
    'BEGIN on one line': fill('-----BEGIN CERTIFICATE-----'),
    'END again and again': fill(end),
    dashes: fill('-', '-----BEGIN '),
    'a long label': fill('A', '-----BEGIN ', '-----\nAAAA\n-----END A-----\n'),
    'blanks in a block': fill(' ', begin, end),
    'blank lines in a block': fill(' \n', begin, end),
    'headers in a block': fill('A: b\n', begin, `\nAAAA${end}`),
    'small blocks': fill('-----BEGIN X-----\nAQ==\n-----END X-----\n'),
    'one certificate again and again': fill(certificatePem),
    'a line of base64': fill('A', 'MII'),
    'lines of base64': fill('AAAA\n', 'LS0tLS1CRUdJTi'),
    'base64 that ends badly': fill('A', 'MII', '!'),
    'blanks after base64': fill(' ', 'MII', '!'),
    'a token without end': fill('a', 'eyJ', '.eyJ.x'),
    'tokens in a row': fill('eyJa.'),
    'a token with deep claims': jwt(`{"iss":"a","x":${'['.repeat(size / 4)}${']'.repeat(size / 4)}}`),
    'the word token': fill('token: '),
    'the word token and blanks': fill(' ', 'token:', ':abcdef.0123456789abcdef'),
    users: fill('- name: a\n', 'kind: Config\nusers:\n'),
    keys: `kind: Config\nclusters: []\n${lines((at) => `k${at}: v`, 9)}`,
    'the same key': fill('a: b\n', 'kind: Config\n'),
    'a long scalar': fill('a', 'kind: Config\nusers: '),
    'a quoted scalar': fill('\\n', 'kind: Config\nusers: "', '"'),
    documents: fill('kind: Pod\n---\n'),
    'damaged documents': fill('kind: [\n---\n'),
    'empty documents': fill('---\n', 'kind: Pod\n'),
    'a flow': fill('a,', 'kind: Config\nusers: [', ']'),
    'open braces': fill('{', 'kind: Config\nusers: '),
    'a block scalar': fill('    A\n', 'kind: Secret\ndata:\n  tls.crt: |\n'),
    colons: fill(':', 'kind: '),
    anchors: `kind: Config\n${lines((at) => `k${at}: &a${at} x`, 12)}`,
    aliases: fill('*b, ', 'kind: Config\nb: &b x\nusers: [', ']'),
    objects: fill('- kind: Secret\n  data: {tls.crt: QQ==}\n', 'kind: List\nitems:\n'),
    flags: fill('\n    - --client-ca-file=/etc/kubernetes/pki/ca.crt', pod),
    'a script': fill('--a=b ', `${pod} [sh, -c, "kube-apiserver `, '"]\n'),
    'volume mounts': fill('    - {name: a, mountPath: /a}\n', `${pod} [kube-apiserver]\n    volumeMounts:\n`),
    'a continued command': fill('  --a=b \\\n', `${unit}\\\n`),
    'a long command': fill('a ', unit),
    'open quotes in a command': fill('"a', unit),
    backslashes: fill('\\', unit),
    settings: fill('Environment=A=b\n', '[Service]\n'),
    variables: fill('ETCD_A=b\n'),
    'an open quote in variables': fill('a\n', 'ETCD_A="'),
    'a file of flags': fill('--a=b\n'),
    'an expiration table': fill(
      'admin.conf                 Dec 30, 2026 23:36 UTC   364d\n',
      'CERTIFICATE                EXPIRES                  RESIDUAL TIME\n',
    ),
    'blanks in an expiration table': fill(' ', 'CERTIFICATE  EXPIRES  RESIDUAL TIME\na', 'b'),
    'comments that hide findings': fill('# kubernetes-pki-disable-next-line x\n'),
    'bidirectional controls': fill('\u{202e}', 'kind:'),
    hexadecimal: fill('30'),
    'words as long as base64': fill(`${'a'.repeat(30)} `),
    'keys as long as base64': fill(`${'a'.repeat(30)}:`),
  };
}
