import type { MutatedFile } from './mutatedFile.ts';

const PAIRS = 'pairs/recorded';
const JOINS = 'connections/joins';

/** The participants that describe their sides. */
export const SIDE_ACCOUNTS: readonly MutatedFile[] = [
  {
    file: 'uses/participants/kubeconfigUsers',
    tests: [
      `${JOINS}/apiConnections`,
      'uses/strayKubeconfig',
      'uses/views/dialedHosts',
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
        'logsInOtherwise: user !== undefined && logsInOtherwise(user.user) && !promptsForUser(kubeconfig),',
        '',
      ],
      ['any kubeconfig belongs to the node', '...(!belongs && { isStray: true }),', ''],
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
      'uses/views/dialedHosts',
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
    ],
  },
  {
    file: 'uses/lookup/kubeletServing',
    tests: [`${JOINS}/kubeletConnections`, 'connections/findConnections', PAIRS],
    changes: [['the link alone gives the serving certificate', ' ?? newestServing(node, folder);', ';']],
  },
  {
    file: 'uses/participants/pods',
    tests: [
      `${JOINS}/podConnections`,
      'contradictions/publishedRootCa',
      'uses/views/dialedHosts',
      'uses/views/verifications',
      PAIRS,
    ],
    changes: [
      [
        'the ConfigMap is ignored',
        '? [fromFlag(node, trusts), ...published] : published',
        '? [fromFlag(node, trusts)] : []',
      ],
      ['the cluster’s domain is not asked for', 'const names = domain ?', 'const names = domain && !domain ?'],
      ['what the flag publishes is not verified', '[fromFlag(node, trusts), ...published]', 'published'],
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
  {
    file: 'uses/participants/hostServers',
    tests: [
      'uses/views/hostServers',
      'rules/objects/ingress-host-not-in-certificate',
      'rules/objects/gateway-host-not-in-certificate',
    ],
    changes: [
      [
        'hosts that no rule routes are asked for',
        '...exact.filter(({ host }) => routed.has(asciiLower(host.value)))',
        '...exact',
      ],
      [
        'wildcards cover nothing',
        'return found ? [{ host, binding: found.binding, byWildcard: true }] : [];',
        'return found ? [] : [];',
      ],
      ['an unknown Secret is passed over', 'if (secrets.length === 0) return [];', ''],
      ['a certificate has no key', "const key = secretCredentials(secret, 'tls.key');", 'const key = undefined;'],
      ['what another provides is known', 'if (server.isProvided) return [];', ''],
    ],
  },
  {
    file: 'uses/lookup/namedSecrets',
    tests: [
      'uses/lookup/namedSecrets',
      'rules/objects/ingress-host-not-in-certificate',
      'rules/objects/gateway-host-not-in-certificate',
      'rules/objects/tls-secret-expired',
    ],
    changes: [
      [
        'Istio’s Secret lies with the Gateway',
        "return server.servedBy === 'istioGateway' ? [own,",
        "return server.servedBy === 'istioGateway' && !own ? [own,",
      ],
      [
        'a Secret that a controller writes counts',
        'isManaged(secret) || writtenSecrets(node).has(secret.name)',
        'isManaged(secret)',
      ],
      ['Secrets far away count', 'const nearest = nearestTo(server.uri, found);', 'const nearest = found;'],
    ],
  },
  {
    file: 'uses/lookup/appliedTogether',
    tests: ['uses/lookup/namedSecrets', 'rules/objects/gateway-host-not-in-certificate'],
    changes: [
      [
        'layers of one application are one',
        'return isApart(server, other) || isLayered(node, server, other);',
        'return isApart(server, other);',
      ],
      [
        'folders of two applications are one',
        'return isApart(server, other) || isLayered(node, server, other);',
        'return isLayered(node, server, other);',
      ],
    ],
  },
  {
    file: 'cluster/nodes/objectDocuments',
    tests: ['uses/lookup/servingSecret'],
    changes: [['archived objects count', 'nodeFile.archived ? []', 'nodeFile.archived && !nodeFile ? []']],
  },
  {
    file: 'uses/participants/metricsServer',
    tests: ['uses/participants/metricsServer'],
    changes: [
      ['one of several manifests is taken', 'return others.length === 0 ? only : undefined;', 'return only;'],
      ['a kubelet is always verified', 'isInsecure: isInsecure === true,', 'isInsecure: false,'],
      ['a kubeconfig decides nothing', "if (path) return phrase('the CA of {path}', { path });", ''],
      ['plain HTTP is verified', ' || booleanOf(flagView(server, PLAIN)?.flag) === true', ''],
    ],
  },
  {
    file: 'uses/participants/scrapers',
    tests: ['uses/participants/prometheus', 'uses/participants/monitors'],
    changes: [
      ['a relabeled job is known', 'job.discoversNodes && !job.isOpen', 'job.discoversNodes'],
      [
        'the roots of a machine are known',
        'return isMounted === false ? undefined :',
        'return isMounted !== true ? undefined :',
      ],
      ['server_name is ignored', 'serverNameOf(job, uri) ?? { value: url.host, at }', '{ value: url.host, at }'],
      ['the name of found servers is ignored', ', asksForName: serverNameOf(job, uri) };', ' };'],
      ['monitors add no jobs', 'if (document?.scrape) return', 'if (!document) return'],
    ],
  },
  {
    file: 'uses/participants/scrapedServers',
    tests: ['uses/participants/scrapedServers'],
    changes: [
      [
        'no certificate is created',
        "...(!pair.certificate && !unread && !isKept && { createsPair: 'in memory' }),",
        '',
      ],
      ['a folder holds nothing', '!unread && !isKept &&', '!unread &&'],
      ['the certificate is ignored', 'pairs: pair.certificate ? [pair] : [],', 'pairs: [],'],
      [
        'the controller manager serves nothing',
        "    ...serverOf(componentOf(node, 'kube-controller-manager'), 'controller-manager', node),\n",
        '',
      ],
    ],
  },
  {
    file: 'uses/lookup/monitoredServices',
    tests: ['uses/participants/monitors'],
    changes: [
      [
        'any labels are selected',
        '.every(([key, value]) => labels.get(key) === value)',
        '.every(([key]) => key !== "")',
      ],
      [
        'namespaces are no matter',
        'if (selection.namespaces.length > 0 && !selection.namespaces.includes(namespace)) return false;',
        '',
      ],
      ['listed addresses are ignored', 'targets: listed,', 'targets: [],'],
      ['any port is scraped', '({ name }) => name === wanted', '({ name }) => name !== undefined'],
    ],
  },
  {
    file: 'uses/lookup/relabeling',
    tests: ['uses/participants/discoveredPods'],
    changes: [
      [
        'what is dropped is kept',
        "isMatched(rule, labels) === (action === 'keep')",
        'isMatched(rule, labels) === true',
      ],
      ['unknown labels are empty', "source.startsWith('__meta_')", 'false'],
      ['a group is its whole name', "['0', '1'].includes(braced ?? bare ?? '') ? value : ''", 'value'],
      ['a part is the whole', 'if (!isKnown) return undefined;', ''],
    ],
  },
  {
    file: 'uses/lookup/plainExpression',
    tests: ['uses/participants/discoveredPods', 'uses/lookup/plainExpression'],
    changes: [
      [
        'the beginning of a value matches',
        "return tokens.slice(at).every(({ is }) => is === 'anything');",
        'return true;',
      ],
      ['a repeated group is read', '|| /\\)[*+?{]/.test(expression)', ''],
      ['anything is one character', 'star >= 0', 'star > value.length'],
    ],
  },
  {
    file: 'uses/lookup/discoveredPod',
    tests: ['uses/participants/discoveredPods', 'uses/participants/monitors'],
    changes: [
      ['namespaces are no matter', 'if (namespaces.length > 0 && !namespaces.includes(namespace)) continue;', ''],
      ['API servers are no endpoints', "roles.includes('endpoints') && name === 'kube-apiserver'", 'false'],
    ],
  },
  {
    file: 'uses/participants/etcdctl',
    tests: ['uses/participants/etcdBackupRestore'],
    changes: [['backups verify etcd by default', ": client.name === 'etcdbrctl'", ': false']],
  },
  {
    file: 'uses/participants/networkPlugins',
    tests: ['uses/participants/networkPlugins'],
    changes: [
      ['Flannel always uses etcd', "if (booleanOf(flagView(plugin, 'kube-subnet-mgr')?.flag) === true) return [];", ''],
      ['no certificate is presented', "presents: sidePair(plugin, 'connects etcd'),", ''],
    ],
  },
  {
    file: 'uses/participants/balancers',
    tests: ['uses/participants/haproxy', 'uses/participants/nginx'],
    changes: [
      ['a folder is a bundle', 'const isOpen = server.isOpen || isFolder(caBundle)', 'const isOpen = server.isOpen'],
      ['no CA is needed', 'refusal: server.lacksAuthority && refusalToStart(component.name),', ''],
      ['clients are known', '...(tls.isAnonymous && { authentication: {} }),', ''],
    ],
  },
  {
    file: 'kubernetes/balancers/keepalivedScript',
    tests: ['uses/participants/keepalived'],
    changes: [
      ['any folder is that of keepalived', '!SCRIPT.test(uri) || ', ''],
      ['the roots of the system are known', "!names.includes('cacert') || ", ''],
      ['an option leads nowhere else', ' || names.some((name) => OTHER_PEERS.test(name))', ''],
      ['every check verifies', " === 'insecure';", " === '';"],
      ['the CA is always opened', ".filter(({ name }) => !isInsecure || name !== 'cacert')", ''],
      ['guards are ignored', '    isCertain &&\n', ''],
      ['a password is a part of the name', "name === 'cert' ? withoutPassword(word.text) : word.text", 'word.text'],
      ['the folder is a configuration', ', isSuggested: true', ''],
    ],
  },
  {
    file: 'kubernetes/balancers/keepalivedConfiguration',
    tests: ['uses/participants/keepalived'],
    changes: [
      ['comments are read', 'if (comment !== undefined) return [];', ''],
      ['other configurations add nothing', 'isOpen ||= /^include\\w*$/.test(keyword.text);', ''],
      ['a template fills in nothing', 'isOpen ||= command.some((word) => isTemplated(word.text));', ''],
    ],
  },
  {
    file: 'cluster/nodes/keepalivedChecks',
    tests: ['uses/participants/keepalived'],
    changes: [
      ['a name is enough', 'isUnknown || mayBeNamed ? [component] : []', '[component]'],
      ['a named script is only suggested', 'isAt(document, path, script?.hostPath)', 'path && !script'],
      ['the folder must be the same', 'isUnknown || mayBeNamed ?', 'isUnknown ?'],
    ],
  },
  {
    file: 'formats/shell/certainCommands',
    tests: ['uses/participants/keepalived'],
    changes: [
      ['lists are not looked at', ' && !isConditional', ''],
      ['branches run', 'this.#block.isCertain = false;', ';'],
      ['loops run', 'this.#begin(false, false);', 'this.#begin(true, false);'],
      ['a script goes on behind its end', ' && !body.mayHaveEnded', ''],
      ['functions are not followed', 'if (body) called.add(body);', ''],
    ],
  },
  {
    file: 'formats/templateWord',
    tests: ['formats/certainText'],
    changes: [
      ['a block may add a flag', '/^(?!-)[^', '/^[^'],
      ['a block may add words', '[^\\s"\'`\\\\#;]*$/', '.*$/s'],
    ],
  },
  {
    file: 'cluster/nodes/resolveFlags',
    tests: ['cluster/nodes/openComponents'],
    changes: [['every relative path begins in the file’s folder', 'flag.isBesideFile && !', '!']],
  },
  {
    file: 'presentation/references/pathReferencesOfNode',
    tests: ['presentation/describe/describeKubeadm'],
    changes: [['what kubeadm passes on counts twice', ' && !places.has(placeKey(reference))', '']],
  },
  {
    file: 'kubernetes/components/pathsConfiguration',
    tests: ['cluster/nodes/mentionedFiles'],
    changes: [['early configurations of kubeadm name no files', "[['etcd'], ['etcd', 'external']]", '[]']],
  },
  {
    file: 'cluster/scan/pathsInFile',
    tests: ['cluster/nodes/mentionedFiles'],
    changes: [
      ['kubeadm shows no paths', 'return externalEtcdFiles(document.content).map(({ value }) => value);', 'return [];'],
    ],
  },
  {
    file: 'formats/certainText',
    tests: ['formats/certainText'],
    changes: [['a command that is put in is one word', 'if (COMMAND.test(before)) return true;', '']],
  },
  {
    file: 'formats/templateTagEnds',
    tests: ['formats/certainText'],
    changes: [
      ['the first brace ends a value', 'balancedEnd(text, start, close);', 'first;'],
      ['braces in other dialects are not counted', "if (part === '{') depth++;", ''],
      ['strings of Terraform have no escapes', '/\\\\.|', '/'],
      ['comments of Go end like values', 'if (GO_COMMENT.test(beginning)) {', 'if (!text) {'],
      ['an unbalanced value is text', "if (mark !== '${') return undefined;", 'if (mark) return undefined;'],
      ['every unbalanced tag is read', 'this.#unbalanced > MAX_UNBALANCED ? undefined', '!text ? undefined'],
    ],
  },
  {
    file: 'kubernetes/machines/curlOptions',
    tests: ['uses/participants/keepalived'],
    changes: [
      ['a value is an argument', 'if (next && read.at(-1)?.value === next) at++;', ''],
      ['a letter’s value is another word', "rest === '' ? next : { ...word, text: rest }", 'next'],
      [
        'a name’s value is another word',
        'isJoined ? { ...word, text: word.text.slice(name.length + 3) } : next',
        'next',
      ],
    ],
  },
  {
    file: 'uses/participants/kubeVip',
    tests: ['uses/participants/kubeVip'],
    changes: [
      ['addresses of Services count', " || flagText(kubeVip, 'cp_enable') !== 'true'", ''],
      ['any election is one of Kubernetes', "flagText(kubeVip, 'vip_leaderelectiontype') === 'etcd'", 'false'],
    ],
  },
  {
    file: 'uses/participants/konnectivity',
    tests: ['uses/participants/konnectivity'],
    changes: [
      ['a CA makes no certificate mandatory', "demand: trusts ? 'required' : 'none',", "demand: 'none',"],
      ['any port is that of the server', " || String(url.port) !== textOr(server, 'server-port', '8090')", ''],
    ],
  },
  {
    file: 'uses/participants/hubble',
    tests: ['uses/participants/hubble'],
    changes: [
      ['a CA makes no certificate mandatory', "demand: trusts ? 'required' : 'none',", "demand: 'none',"],
      ['dots stay in the name of a cluster', "cluster.replaceAll('.', '-')", 'cluster'],
      ['a socket is a Service', " || service.startsWith('unix:')", ''],
    ],
  },
  {
    file: 'uses/participants/clusterMesh',
    tests: ['uses/participants/clusterMesh'],
    changes: [
      ['any cluster is the own one', "'cilium-clustermesh' && isOwnService(one, etcd)", "'cilium-clustermesh'"],
      ['any certificate is verified', "demand: trusts ? 'required' : 'none',", "demand: 'none',"],
    ],
  },
  {
    file: 'uses/participants/rancher',
    tests: ['uses/participants/rancher'],
    changes: [
      ['any of two CAs counts', 'others.some((other) => other.authority?.checksum !== authority.checksum)', 'false'],
      ['only one CA verifies', '...(!isStrict && {', '...(false && {'],
      ['digits are compared as numbers', 'refusal: misspelt(value, at),', ''],
    ],
  },
  {
    file: 'uses/participants/etcdDruid',
    tests: ['uses/participants/etcdDruid'],
    changes: [
      ['objects of a name are one', 'only && others.length === 0 ? only : []', 'only ?? []'],
      ['each name is a fault', 'if (repeated.includes(host)) return [];', ''],
      ['a client needs no CA', "demand = service === 'druid-backup' ? 'none' : 'required'", "demand = 'none'"],
    ],
  },
  {
    file: 'connections/joins/managedEtcd',
    tests: ['uses/participants/etcdManager'],
    changes: [['any port is etcd', ' && listeners.some((one) => one.port === port)', '']],
  },
  {
    file: 'connections/joins/foreignIssuer',
    tests: ['uses/participants/etcdManager', 'uses/participants/talos'],
    changes: [
      [
        'all CAs must be known',
        'issuers.some(({ publicKey }) => keys.has(publicKey.id))',
        'issuers.every(({ publicKey }) => keys.has(publicKey.id))',
      ],
    ],
  },
  {
    file: 'uses/participants/talos',
    tests: ['uses/participants/talos'],
    changes: [
      ['a CA that is being replaced does not count', '...(accepting.length === 0 && {', '...({'],
      ['no certificate is presented', 'certificate: pair?.certificate && talos', 'certificate: undefined && talos'],
      ['clients need no certificate', "demand: 'required',", "demand: 'none',"],
    ],
  },
  {
    file: 'uses/lookup/talosMachines',
    tests: ['uses/participants/talos', 'rules/objects/talosconfig-ca-mismatch'],
    changes: [
      ['names count where a file names its cluster', 'clusterName === undefined ? [...hosts', 'true ? [...hosts'],
      ['the CA tells nothing', 'named.length > 0 ? named', 'true ? named'],
      ['only the CA that issues counts', 'keysIn([machine.issuing, ...machine.accepted])', 'keysIn([machine.issuing])'],
    ],
  },
  {
    file: 'connections/joins/rancherAgents',
    tests: ['uses/participants/rancher'],
    changes: [
      ['any host is Rancher', 'canonicalHost(host) === canonicalHost(url.host)', 'true'],
      ['any checksum is right', 'value === expected ||', 'true ||'],
    ],
  },
  {
    file: 'cluster/nodes/mergeCilium',
    tests: ['uses/participants/hubble', 'uses/participants/clusterMesh'],
    changes: [
      ['one of several ConfigMaps counts', ' || others.length > 0', ''],
      ['namespaces are no matter', ' && document.namespace === pod.namespace ? document', ' ? document'],
    ],
  },
  {
    file: 'uses/participants/authenticators',
    tests: ['uses/participants/authenticators'],
    changes: [
      ['a proxy is no matter', '...(proxyUrl && {', '...(false && proxyUrl && {'],
      ['the system’s roots are known', '...(!trusts && !isInsecure && {', '...(false && {'],
    ],
  },
];
