import type { MutatedFile } from './mutatedFile.ts';

const PAIRS = 'pairs/recorded';
const JOINS = 'connections/joins';

/** The participants that describe their sides. */
export const SIDE_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'uses/participants/kubeconfigUsers',
    tests: [
      `${JOINS}/apiConnections`,
      'uses/views/dialledHosts',
      'uses/views/verifications',
      'uses/lookup/servedPair',
      'connections/findConnections',
      PAIRS,
    ],
    changes: [
      ['tls-server-name is ignored', 'const asks = name?.value\n', 'const asks = name && !name\n'],
      ['the CA is ignored', 'trusts: certificateAuthority,', 'trusts: undefined,'],
      [
        'a token does not log in',
        'logsInOtherwise: Boolean(user?.user.token || user?.user.tokenFile || user?.user.otherMethod),',
        '',
      ],
      ['any kubeconfig belongs to the node', '...(!isOwn && { isStray: true }),', ''],
      ['a client that verifies nothing asks', ' || cluster.insecureSkipTlsVerify?.value === true) return', ') return'],
      ['a user of no context connects', '    isUnused: true,\n', ''],
    ],
  },
  {
    file: 'uses/participants/apiserver',
    tests: [
      `${JOINS}/aggregationConnection`,
      `${JOINS}/kubeletConnections`,
      'uses/views/credentialUses',
      'uses/views/dialledHosts',
      'connections/findConnections',
      'rules/manifests/flag-pair-incomplete',
      PAIRS,
    ],
    changes: [
      [
        'half a pair is no connection',
        'if (!certificate && !isHalf) return [];',
        'if (!certificate || isHalf) return [];',
      ],
      ['the allowed names are not looked at', 'authentication: extensionAuthentication(apiserver),', ''],
      [
        'extension servers trust the cluster CA',
        "sideTrust(apiserver, 'listens aggregation')",
        "sideTrust(apiserver, 'listens api')",
      ],
      ['an unspecified address is advertised', 'advertised && !isUnspecified(advertised)', 'advertised'],
      [
        'certificates for names are left out',
        "...sniServings(apiserver).map((pair) => ({ ...pair, evidence: 'configured' as const })),",
        '',
      ],
      ['the client for kubelets is left out', 'toKubelets(node, apiserver), ', ''],
    ],
  },
  {
    file: 'uses/participants/etcd',
    tests: [
      `${JOINS}/peerConnections`,
      `${JOINS}/handshakeSpec`,
      `${JOINS}/etcdConnections`,
      'connections/findConnections',
      PAIRS,
    ],
    changes: [
      [
        'a CA file demands no certificate',
        "demand: trusts || asks ? 'required' : 'none',",
        "demand: asks ? 'required' : 'none',",
      ],
      ['the peers’ own client pair is ignored', 'own.certificate ?? asServer.certificate', 'asServer.certificate'],
      ['the peers’ address is not known', '      from,\n', ''],
    ],
  },
  {
    file: 'uses/participants/kubelet',
    tests: [`${JOINS}/kubeletConnections`, 'uses/views/credentialUses', 'connections/findConnections', PAIRS],
    changes: [
      ['the kubelet trusts nobody', "trusts: sideTrust(kubelet, 'listens kubelet'),", 'trusts: undefined,'],
      [
        'tlsCertFile wins over the bootstrapped certificate',
        'if (rotates) {',
        "if (rotates && !sidePair(kubelet, 'listens kubelet').certificate) {",
      ],
      ['the link alone gives the serving certificate', ' ?? newestServing(node);', ';'],
    ],
  },
  {
    file: 'uses/participants/pods',
    tests: [`${JOINS}/podConnections`, 'uses/views/dialledHosts', 'uses/views/verifications', PAIRS],
    changes: [
      ['the ConfigMap is ignored', '...fromFlag(node, published.length > 0), ...published', '...fromFlag(node, false)'],
      ['the cluster’s domain is not asked for', 'const names = domain ?', 'const names = domain && !domain ?'],
      [
        'what the flag publishes is not verified',
        'return [...fromFlag(node, published.length > 0), ...published];',
        'return published;',
      ],
    ],
  },
  {
    file: 'uses/participants/calledServers',
    tests: ['uses/lookup/servingSecret', `${JOINS}/webhookConnections`],
    changes: [
      ['a bundle that is no base64 is accepted', 'refusal: bundle && undecodable(bundle),', ''],
      [
        'an extension server is a webhook',
        "const component = calledBy === 'apiService' ? 'extension-apiserver' : 'webhook';",
        "const component = 'webhook' as const;",
      ],
    ],
  },
  {
    file: 'uses/participants/signing',
    tests: ['connections/findConnections', PAIRS, 'connections/handshake/signingRefusal'],
    changes: [
      ['tokens of the API server are left out', "    ...tokenSigner(node, componentOf(node, 'kube-apiserver')),\n", ''],
      [
        'tokens of the controller manager are left out',
        "    ...tokenSigner(node, componentOf(node, 'kube-controller-manager')),\n",
        '',
      ],
    ],
  },
  {
    file: 'uses/lookup/servingSecret',
    tests: [
      'uses/lookup/servingSecret',
      `${JOINS}/webhookConnections`,
      'rules/objects/webhook-san-missing',
      'rules/objects/apiservice-san-missing',
    ],
    changes: [
      [
        'archived Secrets serve',
        'archived ? [] : file.documents.flatMap((secret)',
        'archived && !archived ? [] : file.documents.flatMap((secret)',
      ],
      [
        'a Secret of another namespace serves',
        'return [undefined, namespace].map((place) => this.#byPlacedHost.get(placedKey(place, key))?.[0]);',
        'return namespace === undefined ? [] : [this.#byHost.get(key)?.[0]];',
      ],
      [
        'any of several Secrets serves',
        'return others.length === 0 ? only : undefined;',
        'return others.length >= 0 ? only : undefined;',
      ],
      ['a Secret without its key serves', "secretEntry(secret, 'tls.key') && leafOf(", 'leafOf('],
    ],
  },
];
