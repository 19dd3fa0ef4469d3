import { type IssuedCertificate, issue } from '../../support/certificates.ts';
import { APISERVER, PKI } from '../../support/faults/fault.ts';
import { key } from '../../support/keyPair.ts';
import { days } from '../../support/nodeOptions.ts';
import type { NodePki } from '../../support/nodePki.ts';
import { pem } from '../../support/pem.ts';
import { addSniPair, SNI_CERTIFICATE } from '../../support/sniPair.ts';
import type { Part } from '../measure.ts';
import { type Case, nodeCase } from './case.ts';

type Change = (node: NodePki) => void | Promise<void>;

const CA = `${PKI}/ca.crt`;
const FRONT_PROXY_CA = `${PKI}/front-proxy-ca.crt`;
const FRONT_PROXY = `${PKI}/front-proxy-client.crt`;
const ETCD_CLIENT = `${PKI}/apiserver-etcd-client.crt`;
const PARTS: readonly Part[] = ['api', 'aggregation'];

/** A separate bundle for a flag, so that nothing else is changed by it. */
const bundles = (flag: string, authority: (node: NodePki) => IssuedCertificate): Readonly<Record<string, Change>> => {
  const file = `${PKI}/${flag}.crt`;
  const write = (node: NodePki, content: string | Uint8Array): void => {
    node.put(file, content);
    node.replaceFlag('kube-apiserver', flag, `/${file}`);
  };
  const half = ({ der }: IssuedCertificate): string => pem('CERTIFICATE', der.subarray(0, der.length >> 1));
  return {
    missing: (node) => node.replaceFlag('kube-apiserver', flag, `/${file}`),
    'not-mounted': (node) => node.replaceFlag('kube-apiserver', flag, '/srv/ca.crt'),
    directory: (node) => node.replaceFlag('kube-apiserver', flag, `/${PKI}`),
    'empty-value': (node) => node.replaceFlag('kube-apiserver', flag, ''),
    empty: (node) => write(node, ''),
    blank: (node) => write(node, '\n\n'),
    words: (node) => write(node, 'no certificate here\n'),
    der: (node) => write(node, authority(node).der),
    key: (node) => write(node, node.text(`${PKI}/apiserver.key`)),
    damaged: (node) => write(node, half(authority(node))),
    'with-damaged-block': (node) => write(node, authority(node).pem + half(authority(node))),
    'with-key': (node) => write(node, authority(node).pem + node.text(`${PKI}/apiserver.key`)),
    'with-text': (node) => write(node, `The cluster's CA\n${authority(node).pem}`),
    'leaf-only': (node) => write(node, node.certificate(APISERVER).pem),
    'with-leaf': (node) => write(node, authority(node).pem + node.certificate(APISERVER).pem),
    expired: (node) => {
      const { spec } = authority(node);
      write(node, issue({ ...spec, notBefore: days(spec.notBefore, -900), notAfter: days(node.settings.now, -3) }).pem);
    },
    'expired-and-renewed': (node) => {
      const { spec, pem: current } = authority(node);
      const old = issue({ ...spec, notBefore: days(spec.notBefore, -900), notAfter: days(node.settings.now, -3) });
      write(node, old.pem + current);
    },
    'not-yet-valid': (node) => {
      const { spec } = authority(node);
      write(node, issue({ ...spec, notBefore: days(node.settings.now, 3) }).pem);
    },
    'other-ca-first': async (node) => write(node, (await node.otherAuthority()).pem + authority(node).pem),
    'negative-serial': (node) => write(node, issue({ ...authority(node).spec, serial: -3n }).pem),
    sha1: (node) => write(node, issue({ ...authority(node).spec, hash: 'sha1' }).pem),
  };
};

const pair = (certificate: string, flags: readonly [string, string]): Readonly<Record<string, Change>> => {
  const keyFile = certificate.replace(/crt$/, 'key');
  const [certificateFlag, keyFlag] = flags;
  return {
    'certificate-missing': (node) => node.replaceFlag('kube-apiserver', certificateFlag, `/${PKI}/gone.crt`),
    'key-missing': (node) => node.replaceFlag('kube-apiserver', keyFlag, `/${PKI}/gone.key`),
    'certificate-empty': (node) => node.put(certificate, ''),
    'key-empty': (node) => node.put(keyFile, ''),
    'certificate-words': (node) => node.put(certificate, 'no certificate here\n'),
    'certificate-directory': (node) => node.replaceFlag('kube-apiserver', certificateFlag, `/${PKI}`),
    'key-is-certificate': (node) => node.replaceFlag('kube-apiserver', keyFlag, `/${certificate}`),
    'certificate-is-key': (node) => node.replaceFlag('kube-apiserver', certificateFlag, `/${keyFile}`),
    swapped: (node) => {
      node.replaceFlag('kube-apiserver', certificateFlag, `/${keyFile}`);
      node.replaceFlag('kube-apiserver', keyFlag, `/${certificate}`);
    },
    mismatch: async (node) => node.setKey(certificate, await key('stray')),
    'no-certificate-flag': (node) => node.replaceFlag('kube-apiserver', certificateFlag, undefined),
    'no-key-flag': (node) => node.replaceFlag('kube-apiserver', keyFlag, undefined),
  };
};

const PAIRS = {
  serving: pair(APISERVER, ['tls-cert-file', 'tls-private-key-file']),
  'front-proxy': pair(FRONT_PROXY, ['proxy-client-cert-file', 'proxy-client-key-file']),
  'etcd-client': pair(ETCD_CLIENT, ['etcd-certfile', 'etcd-keyfile']),
};

const SNI: Readonly<Record<string, Change>> = {
  'sni-certificate-missing': async (node) => {
    await addSniPair(node, 'api.example.test');
    node.remove(SNI_CERTIFICATE);
  },
  'sni-certificate-empty': async (node) => {
    await addSniPair(node, 'api.example.test');
    node.put(SNI_CERTIFICATE, '');
  },
  'sni-mismatch': async (node) => {
    await addSniPair(node, 'api.example.test');
    node.setKey(SNI_CERTIFICATE, await key('stray'));
  },
};

const gone =
  (flag: string): Change =>
  (node) =>
    node.replaceFlag('kube-apiserver', flag, `/${PKI}/gone-${flag}`);
const FILES = [
  'tls-cert-file',
  'client-ca-file',
  'requestheader-client-ca-file',
  'etcd-cafile',
  'etcd-certfile',
  'proxy-client-cert-file',
];

/** The result of starting an API server with its files: whether it starts, and if not, its last words. */
export const APISERVER_START: readonly Case[] = [
  ...named(
    'client-ca',
    PARTS,
    bundles('client-ca-file', (node) => node.certificate(CA)),
  ),
  ...named(
    'request-header-ca',
    PARTS,
    bundles('requestheader-client-ca-file', (node) => node.certificate(FRONT_PROXY_CA)),
  ),
  ...Object.entries(PAIRS).flatMap(([name, changes]) => named(name, ['api', 'etcd', 'aggregation'], changes)),
  ...Object.entries(SNI).map(([id, change]) => nodeCase(id, ['api'], change)),
  // The first of two missing files in the order of reading is named.
  ...FILES.flatMap((first, at) =>
    FILES.slice(at + 1).map((second) =>
      nodeCase(`missing ${first} and ${second}`, ['api'], async (node) => {
        await gone(first)(node);
        await gone(second)(node);
      }),
    ),
  ),
];

function named(name: string, parts: readonly Part[], changes: Readonly<Record<string, Change>>): readonly Case[] {
  return Object.entries(changes).map(([id, change]) => nodeCase(`start ${name}-${id}`, parts, change));
}
