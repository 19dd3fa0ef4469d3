import type { MutatedFile } from './mutatedFile.ts';

const PAIRS = 'pairs/recorded';
const PARTICIPANTS = 'connections/participants';

/** The accounts that connections and verifications are made of. */
export const CONNECTION_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'connections/participants/handshakeSpec',
    tests: [`${PARTICIPANTS}/handshakeSpec`, 'connections/findConnections', PAIRS],
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
      ['connections of two servers are one', "to.uri ?? to.node ?? '', host?.value ?? ''", "'', ''"],
    ],
  },
  {
    file: 'connections/participants/apiConnections',
    tests: [`${PARTICIPANTS}/apiConnections`, 'connections/findConnections', PAIRS, `${PARTICIPANTS}/servedPair`],
    changes: [
      ['tls-server-name is ignored', 'const asked = name?.value || url.host;', 'const asked = url.host;'],
      [
        'every client is verified by the system’s roots',
        'clientTrusts: certificateAuthority,',
        'clientTrusts: undefined,',
      ],
      [
        'a token does not log in',
        'clientHasOtherCredentials: Boolean(user?.user.token || user?.user.tokenFile || user?.user.otherMethod),',
        '',
      ],
      [
        'a missing context is no connection',
        'const spec = kubeconfigConnection(node, kubeconfig, endpoints) ?? contextConnection(node, kubeconfig);',
        'const spec = kubeconfigConnection(node, kubeconfig, endpoints);',
      ],
      [
        'kube-proxy is left out',
        'const proxy = proxyConnection(node);',
        'const proxy = undefined as ReturnType<typeof proxyConnection>;',
      ],
      [
        'a proxy-url is not looked at',
        'const via = cluster.proxyUrl\n',
        'const via = cluster.proxyUrl && !cluster.proxyUrl\n',
      ],
      ['another node’s API server is not found', 'if (named) return named;', ''],
    ],
  },
  {
    file: 'connections/participants/etcdConnections',
    tests: [
      `${PARTICIPANTS}/peerConnections`,
      `${PARTICIPANTS}/handshakeSpec`,
      `${PARTICIPANTS}/etcdConnections`,
      `${PARTICIPANTS}/onePath`,
      'connections/findConnections',
      PAIRS,
    ],
    changes: [
      ['the health check is left out', 'yield* healthCheck(node);', ''],
      [
        'a CA file demands no certificate',
        "demand: trusted || asks ? 'required' : 'none',",
        "demand: asks ? 'required' : 'none',",
      ],
      [
        'http to a TLS listener works',
        'if (!listener || listener.scheme === url.scheme) return undefined;',
        'return undefined;',
      ],
      ['the peers’ own client pair is ignored', "flagCredentials(dialler, 'peer-client-cert-file') ?? ", ''],
      [
        'the address of a peer is not verified',
        'clientAddress: skipsAddress ? undefined : clientAddress,',
        'clientAddress: undefined,',
      ],
      [
        'an unknown etcd counts as this node’s',
        'return endpoints.etcdAt(host) ?? (isBeside ? node : undefined);',
        'return endpoints.etcdAt(host) ?? node;',
      ],
    ],
  },
  {
    file: 'connections/participants/kubeletConnections',
    tests: [`${PARTICIPANTS}/kubeletConnections`, 'connections/findConnections', PAIRS],
    changes: [
      [
        'the kubelet’s CA is the API server’s',
        "serverTrusts: flagCredentials(kubelet, 'client-ca-file'),",
        "serverTrusts: flagCredentials(apiserver, 'client-ca-file'),",
      ],
      [
        'a worker’s kubelet is not reached',
        '(url && endpoints.apiserverAt(url.host)) ?? (own && node)',
        '(own && node)',
      ],
      [
        'tlsCertFile wins over the bootstrapped certificate',
        'if (rotates) {',
        "if (rotates && !flagCredentials(kubelet, 'tls-cert-file')) {",
      ],
      ['the link alone gives the serving certificate', ' ?? newestServing(node);', ';'],
    ],
  },
  {
    file: 'connections/participants/podConnections',
    tests: [`${PARTICIPANTS}/podConnections`, PAIRS],
    changes: [
      ['the ConfigMap is ignored', 'if (published.length > 0) return published;', ''],
      ['pods ask for no host', 'host: service?.at && { value: service.host, at: service.at },', ''],
      [
        'pods are always reported',
        'if (!isOnlyReportedRefused) return true;',
        'if (!isOnlyReportedRefused || verdict) return true;',
      ],
    ],
  },
  {
    file: 'connections/participants/aggregationConnection',
    tests: [
      `${PARTICIPANTS}/aggregationConnection`,
      'connections/findConnections',
      'rules/manifests/flag-pair-incomplete',
      PAIRS,
    ],
    changes: [
      [
        'half a pair is no connection',
        'if (!clientCertificate && !isHalf) return;',
        'if (!clientCertificate || isHalf) return;',
      ],
      ['the allowed names are not looked at', 'authentication: extensionAuthentication(apiserver),', ''],
      [
        'extension servers trust the cluster CA',
        "flagCredentials(apiserver, 'requestheader-client-ca-file')",
        "flagCredentials(apiserver, 'client-ca-file')",
      ],
    ],
  },
  {
    file: 'connections/participants/webhookConnections',
    tests: [`${PARTICIPANTS}/servingSecret`, `${PARTICIPANTS}/webhookConnections`],
    changes: [
      ['several clusters have one caller', 'callers.length === 1 ? callers[0] : undefined', 'callers[0]'],
      [
        'archived objects are called',
        'for (const called of archived ? [] : file.documents) {',
        'for (const called of file.documents) {',
      ],
      ['a bundle that is no base64 is accepted', 'refusal: bundle && undecodable(bundle),', ''],
      [
        'an extension server is a webhook',
        "const component = called.calledBy === 'apiService' ? 'extension-apiserver' : 'webhook';",
        "const component = 'webhook' as const;",
      ],
    ],
  },
  {
    file: 'connections/participants/keyConnections',
    tests: ['connections/findConnections', PAIRS, 'connections/handshake/signingRefusal'],
    changes: [
      ['tokens of the API server are left out', 'if (signing) yield tokens(node, apiserver, signing, apiserver);', ''],
      [
        'tokens of the controller manager are left out',
        'if (manager && legacy) yield',
        'if (manager && legacy && !legacy) yield',
      ],
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
  {
    file: 'connections/participants/credentialUses',
    tests: [
      `${PARTICIPANTS}/credentialUses`,
      PAIRS,
      'rules/usage/eku-missing-client-auth',
      'rules/usage/eku-missing-server-auth',
      'rules/usage/etcd-peer-eku-incomplete',
    ],
    changes: [
      [
        'the client for kubelets is left out',
        "add(apiserver, 'kubelet-client-certificate', 'kubelet-client-key', { ...client, to: 'kubelet' });",
        '',
      ],
      ['peers are servers alone', "to: 'etcd', peer: true });", "to: 'etcd' });"],
      ['a certificate for names is left out', 'uses.push({ ...use, credentials: certificate, key, sni: names });', ''],
      ['the health check is left out', 'if (health?.known) uses.push', 'if (health && !health) uses.push'],
      [
        'the first certificate is used whatever the key is',
        'return certificates.find(({ certificate }) => certificate.publicKey.id === id) ?? certificates[0];',
        'return certificates[0];',
      ],
      [
        'tlsCertFile is served beside a bootstrapped certificate',
        "if (switchOr(kubelet, 'rotate-server-certificates', false) === false) {",
        'if (kubelet) {',
      ],
    ],
  },
  {
    file: 'connections/participants/peerVerificationSpecs',
    tests: [
      `${PARTICIPANTS}/peerVerificationSpecs`,
      PAIRS,
      'rules/trust/leaf-not-signed-by-trust',
      'rules/isolation/etcd-client-wrong-ca',
      'rules/isolation/kubelet-client-wrong-ca',
    ],
    changes: [
      ['pods verify nothing', 'if (serving && rootCa) {', 'if (serving && rootCa && !rootCa) {'],
      ['the health check is not verified', 'if (health && trustedCa) {', 'if (health && !health) {'],
      [
        'peers are verified as servers alone',
        "for (const purpose of ['serverAuth', 'clientAuth'] as const) {",
        "for (const purpose of ['serverAuth'] as const) {",
      ],
      [
        'a token does not excuse a certificate',
        'if (!clientCa || !presented || user?.token || user?.tokenFile || user?.otherMethod) return;',
        'if (!clientCa || !presented) return;',
      ],
      [
        'a server behind a proxy is verified',
        'if (!cluster || !trusted || cluster.cluster.proxyUrl) return;',
        'if (!cluster || !trusted) return;',
      ],
      ['an assumed CA is proof', 'if (!isOnlyAssumed(kubeconfig, clientCa, serving)) yield*', 'yield*'],
      ['the kubelet verifies nobody', 'yield* serverProofs(kubeconfig, apiserver);', ''],
    ],
  },
  {
    file: 'connections/participants/dialledHosts',
    tests: [
      `${PARTICIPANTS}/dialledHosts`,
      PAIRS,
      'rules/names/etcd-server-san-missing-client-host',
      'rules/names/kubeconfig-server-not-in-san',
      'rules/names/apiserver-san-missing-service-name',
    ],
    changes: [
      ['the cluster’s domain is not asked for', 'const names = domain ?', 'const names = domain && !domain ?'],
      [
        'an unspecified address is asked for',
        '!isTemplated(advertised) && !isUnspecified(advertised)',
        '!isTemplated(advertised)',
      ],
      ['any etcd is this node’s', '.filter((host) => isLoopback(host) || own.has(host));', ';'],
      ['tls-server-name is not asked for', "return name && name.value !== '' ?", 'return name && !name ?'],
      ['a client that verifies nothing asks', ' || cluster.insecureSkipTlsVerify?.value === true) return', ') return'],
    ],
  },
  {
    file: 'connections/participants/namedServer',
    tests: [
      `${PARTICIPANTS}/namedServer`,
      PAIRS,
      'rules/names/san-ip-as-dns',
      'rules/names/kubeconfig-server-not-in-san',
      `${PARTICIPANTS}/servedPair`,
    ],
    changes: [
      ['addresses among DNS names count as missing too', '!asDns.has(canonical(host)) && ', ''],
      [
        'a certificate meant for another server is held against the hosts',
        'if (isMeantForOther(node, leaf, use, hosts, verifications)) return [];',
        '',
      ],
      ['a host that another certificate serves is missing', ' && isShown(node, kind, host),', ','],
      [
        'certificates for names are held against all hosts',
        "if (use.purpose !== 'serverAuth' || use.sni || !leaf) return [];",
        "if (use.purpose !== 'serverAuth' || !leaf) return [];",
      ],
    ],
  },
  {
    file: 'connections/participants/servingSecret',
    tests: [
      `${PARTICIPANTS}/servingSecret`,
      `${PARTICIPANTS}/webhookConnections`,
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
