import type { MutatedFile } from './mutatedFile.ts';

const PAIRS = 'pairs/recorded';

/** The views of sides and uses that rules ask. */
export const VIEW_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'cluster/scan/hostedPlanes',
    tests: ['cluster/scan/hostedPlanes'],
    changes: [
      ['a kubeconfig is one plane’s', ' || (own.length > 1 && hasOutside)', ''],
      ['an open namespace is no plane', 'Math.max(size, 1)', 'size'],
    ],
  },
  {
    file: 'cluster/scan/planesApart',
    tests: ['cluster/scan/hostedPlanes'],
    changes: [
      ['a machine runs the planes among its files', 'isMachine(place) ? 1 : 2', '3'],
      [
        'static pods are objects',
        'isOfObjects({ found }: PlacedFile): boolean {',
        'isOfObjects({ found }: PlacedFile): boolean {\n  if (!found.archived) return true;',
      ],
    ],
  },
  {
    file: 'cluster/scan/partOfFile',
    tests: ['cluster/scan/hostedPlanes'],
    changes: [['whatever is in no object is lost', '!except.has(owner)', 'owner !== undefined && !except.has(owner)']],
  },
  {
    file: 'uses/lookup/belonging',
    tests: ['uses/belonging', 'uses/strayKubeconfig'],
    changes: [
      ['every address is another cluster’s', "url.port === tlsPort(apiserver) ? 'configured' : undefined", 'undefined'],
      ['every port is kube-apiserver’s', "url.port === tlsPort(apiserver) ? 'configured'", "true ? 'configured'"],
      ['any client may pass a load balancer', ' && leafOf(current.user?.clientCertificate)', ''],
      ['a name proves as much as a flag', "? 'corroborated' : undefined", "? 'configured' : undefined"],
    ],
  },
  {
    file: 'uses/lookup/certifiedHosts',
    tests: ['uses/belonging', 'uses/strayKubeconfig'],
    changes: [
      ['every cluster has its own service', ' && !isInEachCluster(apiserver, host)', ''],
      [
        'any CA may have issued the certificate',
        'subjectKeyId === authorityKeyId && subject.der === issuer.der',
        'true',
      ],
      ['any address may be a Service’s', '& 7) === 1', '& 7) > -1'],
      ['no address may be a Service’s', '& 7) === 1', '& 7) > 7'],
    ],
  },
  {
    file: 'uses/views/credentialUses',
    tests: [
      'uses/views/credentialUses',
      PAIRS,
      'rules/usage/eku-missing-client-auth',
      'rules/usage/eku-missing-server-auth',
      'rules/usage/etcd-peer-eku-incomplete',
    ],
    changes: [
      ['peers are servers alone', "...(service === 'etcd-peer' && { peer: true }), ", ''],
      ['a certificate for names counts for all', '...(names && { sni: names })', ''],
      ['clients present nothing', '...connecting.flatMap(presented)', ''],
      [
        'the first certificate is used whatever the key is',
        'return certificates.find(({ certificate }) => certificate.publicKey.id === id) ?? certificates[0];',
        'return certificates[0];',
      ],
      ['what a component makes for itself counts', " || evidence === 'default') return [];", ') return [];'],
    ],
  },
  {
    file: 'uses/views/verifications',
    tests: [
      'uses/strayKubeconfig',
      'uses/views/verifications',
      PAIRS,
      'rules/trust/leaf-not-signed-by-trust',
      'rules/isolation/etcd-client-wrong-ca',
      'rules/isolation/kubelet-client-wrong-ca',
    ],
    changes: [
      [
        'pods verify nothing',
        "return service !== 'api' || kubeconfig !== undefined || evidence === 'default';",
        "return service !== 'api' || kubeconfig !== undefined;",
      ],
      [
        'peers are verified as servers alone',
        "(['serverAuth', 'clientAuth'] as const).flatMap",
        "(['serverAuth'] as const).flatMap",
      ],
      ['a token does not excuse a certificate', ' && !client.logsInOtherwise', ''],
      ['an assumed CA is proof', ' && !isOnlyAssumed(client, server)', ''],
      ['a stray kubeconfig counts', 'if (client.isStray || ', 'if ('],
    ],
  },
  {
    file: 'uses/lookup/reach',
    tests: ['contradictions/unreachedServers'],
    changes: [
      [
        'a server behind a proxy is verified',
        'if (client.via || isPlainServer(server)) return false;',
        'if (isPlainServer(server)) return false;',
      ],
      [
        'any etcd is reached',
        "return server.service !== 'etcd' || listensAt(node, url.host) || isAddressOf(node, url.host);",
        'return true;',
      ],
    ],
  },
  {
    file: 'uses/views/dialedHosts',
    tests: ['uses/views/dialedHosts', PAIRS, 'rules/names/etcd-server-san-missing-client-host'],
    changes: [
      ['any etcd is this node’s', '(listensAt(node, host) || isAddressOf(node, host)) && ', ''],
      ['the advertised address is not asked for', "...(listeningFor(node, 'api')?.advertises ?? []),", ''],
    ],
  },
  {
    file: 'uses/views/namedServer',
    tests: [
      'uses/views/namedServer',
      PAIRS,
      'rules/names/san-ip-as-dns',
      'rules/names/kubeconfig-server-not-in-san',
      'uses/lookup/servedPair',
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
    file: 'uses/usesOf',
    tests: [
      'uses/views/consumers',
      'rules/causes/explainConnections',
      'rules/trust/ca-not-a-ca',
      'rules/validity/cert-expired',
      PAIRS,
      'rules/usage/ca-eku-restricts',
    ],
    changes: [
      ['kubeconfigs read nothing', '  ...node.kubeconfigs.flatMap(ofKubeconfig),\n', ''],
      ['a configuration file reads nothing', '  ...node.components.flatMap(ofConfiguration),\n', ''],
      ['files by kubeadm’s names are read by nobody', 'return [...given, ...implied];', 'return given;'],
      ['each of repeated flags counts', '!isReplaced(component, view)', 'true'],
    ],
  },
  {
    file: 'uses/views/consumers',
    tests: ['uses/views/consumers', 'rules/trust/ca-not-a-ca', PAIRS, 'rules/usage/ca-eku-restricts'],
    changes: [
      [
        'a trust bundle is none',
        "if (consumer.role === 'trustBundle') this.#trustBundles.add(consumer.credentials.uri);",
        '',
      ],
    ],
  },
  {
    file: 'uses/views/certificateUses',
    tests: ['uses/views/certificateUses', 'rules/validity/cert-expired', 'rules/validity/ca-expired', PAIRS],
    changes: [
      [
        'a CA is reported at each copy',
        'const isOne = isAuthority(first.artifact.certificate) || chosen.every(isInObject);',
        'const isOne = false;',
      ],
      [
        'superseded files of the kubelet count',
        'isSuperseded(nodeFile, node) || isUnreadCollection',
        'isUnreadCollection',
      ],
      ['what is named does not come first', 'if (consumers.length > 0) return 4;', ''],
      [
        'copies are not named',
        'related: [...placesOf(consumers), ...placesOf(superseded), ...copies.map(copyPlace)],',
        'related: placesOf(consumers),',
      ],
    ],
  },
  {
    file: 'uses/views/hostServers',
    tests: ['uses/views/hostServers', 'rules/objects/tls-secret-expired'],
    changes: [['a Secret is served once', 'append(found, pair.secret, pair)', 'found.set(pair.secret, [pair])']],
  },
  {
    file: 'uses/views/routedHosts',
    tests: ['uses/views/hostServers', 'rules/objects/gateway-host-not-in-certificate'],
    changes: [
      [
        'routes of another namespace attach',
        "if (listener.routesFrom === 'same' && route.namespace !== server.namespace) return false;",
        '',
      ],
      ['a section is not looked at', 'parent.section === undefined || parent.section === listener.name', 'true'],
      [
        'a host of another listener counts',
        'return !server.bindings.some((one) => one !== binding && isNamedBy(one, value));',
        'return true;',
      ],
      [
        'routes of one name are one',
        'if (route.hosts.length === 0 || (names.get(nameOf(route))?.length ?? 0) > 1) return [];',
        'if (route.hosts.length === 0) return [];',
      ],
    ],
  },
];
