/** One line of the law: folders on one level. Each may import those of the lines before, and none of the same line. */
export type Row = readonly string[];

/**
 * Who may import whom in the core, from the first layer of the pipeline to the last. A layer imports `model` and the layers before it; inside
 * a layer a folder imports the folders before it ("." is the layer itself). `index.ts` and `beforeCandidates.ts` are the doors: they import any
 * layer, and none imports them.
 */
export const LAW: ReadonlyMap<string, readonly Row[]> = new Map([
  ['model', [['time'], ['memo'], ['collections'], ['source', 'text'], ['artifacts'], ['documents'], ['.'], ['labels']]],
  [
    'formats',
    [
      ['base64', 'cryptography', 'der', 'go', 'gzip', 'mime', 'shell', 'x509/objects'],
      ['.', 'redaction', 'x509', 'yaml/syntax'],
      ['jwt', 'openssl', 'pem', 'pkcs', 'yaml'],
      ['keys'],
      ['artifacts'],
    ],
  ],
  [
    'kubernetes',
    [
      ['fields', 'values', 'versions'],
      ['flags', 'kubeadm', 'kubeconfig', 'layouts', 'objects'],
      ['components'],
      ['machines'],
      ['balancers', 'compose', 'units'],
      ['decode'],
    ],
  ],
  ['cluster', [['files', 'roots'], ['nodes'], ['scan']]],
  ['trust', [['.'], ['tokens']]],
  ['uses', [['side'], ['lookup'], ['participants'], ['.'], ['views']]],
  ['connections', [['joins'], ['causes', 'handshake'], ['.']]],
  [
    'rules',
    [
      ['edits', 'engine', 'sequences'],
      ['causes', 'pages', 'subjects'],
      [
        'connections',
        'files',
        'isolation',
        'keys',
        'kubeadm',
        'kubeconfigs',
        'kubelet',
        'manifests',
        'names',
        'objects',
        'permissions',
        'requests',
        'tls',
        'trust',
        'usage',
        'validity',
      ],
      ['catalogue', 'suppressions'],
    ],
  ],
  ['inspection', [['.']]],
  ['comparison', [['.']]],
  ['messages', [['kinds'], ['read'], ['match']]],
  [
    'presentation',
    [
      ['describe', 'fixes', 'references', 'reports/json'],
      ['describe/kubeadm', 'expiration', 'graph'],
      ['graph/layout'],
      ['graph/drawing'],
      ['comparison', 'reports/audit'],
      ['describe/places', 'reports'],
      ['details', 'reports/comparison', 'reports/explanation', 'reports/openmetrics'],
    ],
  ],
]);

/**
 * The same of the editor: its rooms, from what VS Code's API is wrapped in to what people see and do. No file lies outside of them.
 */
export const EDITOR_LAW: readonly Row[] = [
  ['manifest'],
  ['files', 'pages', 'text'],
  ['conversion'],
  ['archives', 'exercises', 'git', 'sample'],
  ['inspection'],
  ['comparison', 'messages', 'reports', 'trees/nodes', 'viewer'],
  ['assistant', 'panels', 'surfaces', 'trees/certificates'],
  ['trees'],
  ['commands'],
];
