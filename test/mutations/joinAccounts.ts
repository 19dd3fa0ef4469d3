import type { MutatedFile } from './mutatedFile.ts';

const PAIRS = 'pairs/recorded';
const JOINS = 'connections/joins';

/** The joins that make connections of sides. */
export const JOIN_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'connections/joins/handshakeSpec',
    tests: [`${JOINS}/handshakeSpec`, 'connections/findConnections', PAIRS],
    changes: [
      [
        'a server without a bundle asks for certificates',
        "if (demand !== 'requested') return demand === 'required';",
        "if (demand !== 'requested') return demand !== 'none' || true;",
      ],
      [
        'a front proxy’s CA does not make a server ask',
        '(authentication.clients ?? authentication.frontProxies)',
        'authentication.clients',
      ],
      ['connections of two servers are one', "...endId(to), host?.value ?? ''", "''"],
      ['parts of a file are one', 'return [component, uri, node, part];', 'return [component, uri, node];'],
    ],
  },
  {
    file: 'connections/connectionsAt',
    tests: ['uses/participants/scrapers', `${JOINS}/webhookConnections`],
    changes: [['the last job or webhook counts', 'ORDER[one.verdict] < ORDER[known.verdict]', 'true']],
  },
  {
    file: 'comparison/compareReports',
    tests: ['comparison/compareReports'],
    changes: [
      ['webhooks are known by their order', "host?.value ?? '', entry ?? ''", "host?.value ?? ''"],
      ['contexts have no names', '    part,\n  ];', '  ];'],
    ],
  },
  {
    file: 'connections/joins/joinSides',
    tests: [`${JOINS}/apiConnections`, `${JOINS}/peerConnections`, 'connections/findConnections', PAIRS],
    changes: [
      ['every client verifies by the system’s roots', 'clientTrusts: client.trusts,', 'clientTrusts: undefined,'],
      ['a token does not log in', 'clientHasOtherCredentials: client.logsInOtherwise,', ''],
      [
        'the address of a peer is not verified',
        'clientAddress: server?.verifiesAddress === false ? undefined : client.from,',
        'clientAddress: undefined,',
      ],
    ],
  },
  {
    file: 'connections/joins/byDiscovery',
    tests: ['uses/participants/discoveredPods', 'uses/participants/monitors'],
    changes: [
      ['server_name is ignored', 'asks: asksForName ?? { value', 'asks: { value'],
      ['etcd is not looked up', "if (found && service === 'etcd') yield*", "if (found && service === 'egress') yield*"],
      ['other programs in the workspace are left out', '[node, endpoints.scraper(name)]', '[node]'],
    ],
  },
  {
    file: 'connections/joins/byAddress',
    tests: [
      `${JOINS}/apiConnections`,
      `${JOINS}/handshakeSpec`,
      'connections/findConnections',
      'uses/strayKubeconfig',
      PAIRS,
    ],
    changes: [
      [
        'a missing context is no connection',
        'if (refusal) yield withoutContext(',
        'if (!refusal) yield withoutContext(',
      ],
      ['another node’s API server is not found', 'if (named) return { found: named };', ''],
      ['a certificate shows nothing', 'return isMeant ?', 'return false ?'],
      [
        'a proxy-url is not looked at',
        "joinSides(client, via ? undefined : listeningFor(found, 'api', sides), asks, via ? undefined : url)",
        "joinSides(client, listeningFor(found, 'api', sides), asks, via ? undefined : url)",
      ],
    ],
  },
  {
    file: 'connections/joins/etcdServers',
    tests: [
      `${JOINS}/peerConnections`,
      `${JOINS}/etcdConnections`,
      `${JOINS}/onePath`,
      'connections/findConnections',
      PAIRS,
    ],
    changes: [
      [
        'http to a TLS listener works',
        'if (!listener || listener.scheme === url.scheme) return undefined;',
        'return undefined;',
      ],
      [
        'an unknown etcd counts as this node’s',
        'return endpoints.etcdAt(host) ?? (etcd && isAddressOf(node, host) ? node : undefined);',
        'return endpoints.etcdAt(host) ?? node;',
      ],
    ],
  },
  {
    file: 'connections/joins/byRegistration',
    tests: [`${JOINS}/kubeletConnections`, 'connections/findConnections', PAIRS],
    changes: [
      [
        'a worker’s kubelet is not reached',
        '(url && endpoints.apiserverAt(url.host)) ?? (own && node)',
        '(own && node)',
      ],
      ['a kubelet without a serving certificate is verified', '(joined.serverCertificate || !isVerified ?', '(true ?'],
    ],
  },
  {
    file: 'connections/joins/byConvention',
    tests: [
      `${JOINS}/podConnections`,
      `${JOINS}/aggregationConnection`,
      'contradictions/publishedRootCa',
      'connections/findConnections',
      PAIRS,
    ],
    changes: [
      [
        'pods ask for no host',
        'const host = service?.at && { value: service.host, at: service.at };',
        'const host = undefined;',
      ],
      [
        'pods are always reported',
        'if (!isOnlyReportedRefused) return true;',
        'if (!isOnlyReportedRefused || verdict) return true;',
      ],
      [
        'kube-proxy is left out',
        'yield { ...joinSides(trusting, server, target?.asks, target?.url), ...(missing && { missing }) };',
        'continue;',
      ],
      [
        'what is unused connects',
        'if (client.kubeconfig || client.isUnused) continue;',
        'if (client.kubeconfig) continue;',
      ],
    ],
  },
  {
    file: 'connections/joins/byContent',
    tests: ['uses/lookup/servingSecret', `${JOINS}/webhookConnections`],
    changes: [
      ['several clusters have one caller', 'callers.length === 1 ? callers[0] : undefined', 'callers[0]'],
      [
        'archived objects are called',
        'archived ? [] : file.documents.flatMap((document) => (document.kind',
        'file.documents.flatMap((document) => (document.kind',
      ],
    ],
  },
  {
    file: 'uses/lookup/supervisorPair',
    tests: ['uses/lookup/supervisorPair'],
    changes: [
      ['every certificate gets names', '!isStaticListener(secret) && !matches', '!matches'],
      ['no name is added', 'const mayAddName = !', 'const mayAddName = false && !'],
      ['no key is read', "key: secretCredentials(secret, 'tls.key')", 'key: undefined'],
    ],
  },
  {
    file: 'connections/joins/supervisors',
    tests: ['uses/participants/supervisor'],
    changes: [
      ['any hash is that of the server', 'hashes.includes(checksum.value)', 'true'],
      [
        'a server of the other product is joined',
        'const isOther = server !== undefined &&',
        'const isOther = false &&',
      ],
      ['any port is that of the supervisor', 'tlsPort(apiserver) !== url.port', 'true'],
    ],
  },
  {
    file: 'uses/participants/supervisor',
    tests: ['uses/participants/supervisor'],
    changes: [
      ['the first of several parts counts', 'one.source === stating?.source && one', 'false && one'],
      ['variables count before the configuration', '...configurations, ', ''],
      ['one of several services counts', 'services.length === 1', 'services.length > 0'],
      ['a file with a token replaces none', "tokenIn === 'file'", 'false'],
    ],
  },
  {
    file: 'cluster/nodes/joinService',
    tests: ['uses/participants/supervisor'],
    changes: [
      ['the first flag counts', '?.at(-1)', '?.at(0)'],
      ['any token of the file counts', 'origin.span.start < span.start || origin.span.end > span.end', 'false'],
    ],
  },
  {
    file: 'connections/joins/byKey',
    tests: ['connections/findConnections', PAIRS, 'connections/handshake/signingRefusal'],
    changes: [
      ['every token is accepted', 'if (ids.has(half.id)) return', 'if (half) return'],
      [
        'any signer is trusted',
        "if (isTrusted) return { ...shared, verdict: 'ok' };",
        "return { ...shared, verdict: 'ok' };",
      ],
      [
        'the signer’s key is not looked at',
        'if (half && half.id !== certificate.publicKey.id) {',
        'if (half && !half) {',
      ],
    ],
  },
];
