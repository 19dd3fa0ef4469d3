import type { Place } from '../../audit/places.ts';
import { PASSWORD_COMMANDS } from './passwordCommands.ts';
import { ADMIN, field, KUBECONFIG, POD } from './passwordField.ts';
import { PASSWORD_FILES } from './passwordFiles.ts';
import { PASSWORD_OBJECTS } from './passwordObjects.ts';

const API = 'etc/kubernetes/manifests/kube-apiserver.yaml';

/** Parts that only together are a secret, or are the secret part of something. */
const COMPOSED: readonly Place[] = [
  field('quotes in a unit', 'etc/systemd/system/kubelet.service', [
    '[Service]',
    'ExecStart=/usr/bin/kubelet "--pass""word=PW" --x=root:"PW"@h --to\'ken\'=PW',
  ]),
  field('quotes in a script', API, [
    ...POD,
    '  - name: kube-apiserver',
    '    command: [sh, -c, "exec kube-apiserver --pass\'word\'=PW --client-ca-file=root:\\"PW\\"@h --tls-cert-file=ro\\\\ot:PW\'@\'h"]',
  ]),
  field('escapes in a unit', 'etc/systemd/system/kubelet.service', [
    '[Service]',
    'ExecStart=/usr/bin/kubelet --pass\\x77ord=PW --x=root\\x3aPW@h --y=root:PW\\x40h',
  ]),
  field('escapes in YAML', ADMIN, [...KUBECONFIG, 'current-context: "admin\\x3aPW\\x40host"']),
  field('the name in a variable', API, [
    ...POD,
    '  - name: kube-apiserver',
    '    command: [kube-apiserver, "--$(N)=PW", "--client-ca-file=$(U):$(P)@h", "--tls-cert-file=$(U)$(C)PW@h"]',
    '    env: [{name: N, value: password}, {name: U, value: root}, {name: C, value: ":"}, {name: P, value: PW}]',
  ]),
  field('the name in a variable of a unit', 'etc/systemd/system/kubelet.service', [
    '[Service]',
    'Environment=N=password U=root P=PW',
    'ExecStart=/usr/bin/kubelet --$' + '{N}=PW --x=$' + '{U}:$' + '{P}@h --root-dir=$' + '{U}:PW@h',
  ]),
  field('the name in a variable of compose', 'srv/compose.yaml', [
    'services:',
    '  etcd:',
    '    image: quay.io/coreos/etcd:v3.5.0',
    '    command: ["etcd", "--name=$' + '{U:-root}:$' + '{P:-PW}@h", "--$' + '{N:-password}=PW"]',
  ]),
  field('a variable behind a flag', 'etc/systemd/system/kubelet.service', [
    '[Service]',
    'Environment=P=PW',
    'ExecStart=/usr/bin/kubelet --storage-driver-password $P --token $' + '{P} --root-dir /x',
  ]),
  field('a variable behind a flag of a pod', API, [
    ...POD,
    '  - name: kube-apiserver',
    '    command: [kube-apiserver, --oidc-client-secret, $(P), --etcd-password, $(P)]',
    '    env: [{name: P, value: PW}]',
  ]),
  field('folded lines', ADMIN, [...KUBECONFIG, 'current-context: >-', '  admin:PW@host']),
  field('continued lines of a unit', 'etc/systemd/system/kubelet.service', [
    '[Service]',
    'ExecStart=/usr/bin/kubelet \\',
    '  --password \\',
    '  PW \\',
    '  --root-dir=root:PW@h',
  ]),
  field('continued lines of variables', 'etc/etcd.env', [
    'ETCD_CERT_FILE=/x',
    'ETCD_NAME=root:\\',
    'PW@h',
    'ETCD_PASS\\',
    'WORD=PW',
  ]),
  field('a script of variables', 'srv/start.sh', [
    '#!/bin/sh',
    'U=root',
    'P=PW',
    'cat > /etc/default/kubelet <<EOF',
    'KUBELET_EXTRA_ARGS=--root-dir=$U:$P@h --x=$U:PW@h --password=$P',
    'EOF',
    'kubelet --config=$U:$P@h --root-dir="$U":PW@h',
  ]),
];

/** A secret in places of every kind of file that a reader knows, whose names say that it is one, or in `user:secret@host`. */
export const PASSWORD_PLACES: readonly Place[] = [
  ...PASSWORD_COMMANDS,
  ...PASSWORD_FILES,
  ...PASSWORD_OBJECTS,
  ...COMPOSED,
];

/** Lines of logs and of command lines around a secret. */
export const PASSWORD_LINES: readonly ((secret: string, error: string) => string)[] = [
  (secret, error) => `login as root:${secret}@etcd failed: ${error}`,
  (secret, error) => `Get "https://u:${secret}@10.0.0.1:6443/api": ${error}`,
  (secret, error) => `${error}, password=${secret}`,
  (secret, error) => `${error} token: ${secret}`,
  (secret, error) => `kubelet --token ${secret}: ${error}`,
  (secret, error) => `ETCDCTL_USER=root:${secret} etcdctl: ${error}`,
  (secret, error) => `{"level":"warn","msg":"${error}","password":"${secret}"}`,
  (secret, error) => `level=error msg="${error}" token="${secret}"`,
  (secret, error) => `proxyconnect tcp u:${secret}@proxy: ${error}`,
  (secret, error) => `DB_PASSWORD=${secret} ${error}`,
  (secret, error) => `client-secret="${secret}" ${error}`,
  (secret, error) => `${error} (user:${secret}@host)`,
];
