import { credentialSourceOf } from '../../cluster/nodes/flags.ts';
import { HAPROXY_CONFIGURATION } from '../../kubernetes/balancers/haproxyConfiguration.ts';
import { KEEPALIVED_SCRIPT } from '../../kubernetes/balancers/keepalivedScript.ts';
import { NGINX_CONFIGURATION } from '../../kubernetes/balancers/nginxConfiguration.ts';
import { MONITOR_KINDS } from '../../kubernetes/components/monitorKinds.ts';
import { COLLECTOR_CONFIGURATION, SCRAPE_CONFIGURATION } from '../../kubernetes/components/scrapeConfiguration.ts';
import { type CredentialSource, privateKeyOf } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';

/** The credentials that a component presents and trusts by one part of its configuration file, such as an egress selection. */
export interface TlsCredentials {
  readonly component: ComponentView;
  /** The part, such as "egressSelections[0].connection.transport.tcp.tlsConfig". */
  readonly selection: string;
  readonly caBundle?: CredentialSource;
  readonly clientCert?: CredentialSource;
  readonly clientKey?: CredentialSource;
  readonly serverCert?: CredentialSource;
  readonly serverKey?: CredentialSource;
}

/** The role of each field (kubernetes.io, "Set up Konnectivity service"; prometheus.io, "Configuration", tls_config). */
export const TLS_ROLES = {
  caBundle: 'trustBundle',
  clientCert: 'certificate',
  clientKey: 'privateKey',
  serverCert: 'certificate',
  serverKey: 'privateKey',
} as const satisfies Readonly<Record<string, FlagRole>>;

const SCRAPE_FIELDS = { ca_file: 'caBundle', cert_file: 'clientCert', key_file: 'clientKey' } as const;

/** Fields of monitors: paths, and values of Secrets and ConfigMaps (prometheus-operator.dev, API reference, TLSConfig; docs.victoriametrics.com, operator, API). */
const MONITOR_FIELDS = {
  ca: 'caBundle',
  caFile: 'caBundle',
  cert: 'clientCert',
  certFile: 'clientCert',
  keyFile: 'clientKey',
  keySecret: 'clientKey',
} as const;

/** One file has a certificate and its key (docs.haproxy.org, `crt`). */
const HAPROXY_FIELDS = { 'ca-file': 'caBundle', crt: 'clientCert', 'bind crt': 'serverCert' } as const;

/** nginx.org, ngx_http_proxy_module and ngx_http_ssl_module, and those of the same names in ngx_stream. */
const NGINX_FIELDS = {
  proxy_ssl_trusted_certificate: 'caBundle',
  proxy_ssl_certificate: 'clientCert',
  proxy_ssl_certificate_key: 'clientKey',
  ssl_certificate: 'serverCert',
  ssl_certificate_key: 'serverKey',
} as const;

/** curl's options (curl.se, curl.1). */
const CURL_FIELDS = { cacert: 'caBundle', cert: 'clientCert', key: 'clientKey' } as const;

const KEY_OF = { clientCert: 'clientKey', serverCert: 'serverKey' } as const;

const FIELDS: Readonly<Record<string, Readonly<Record<string, keyof typeof TLS_ROLES>>>> = {
  EgressSelectorConfiguration: { caBundle: 'caBundle', clientCert: 'clientCert', clientKey: 'clientKey' },
  [SCRAPE_CONFIGURATION]: SCRAPE_FIELDS,
  [COLLECTOR_CONFIGURATION]: SCRAPE_FIELDS,
  [HAPROXY_CONFIGURATION]: HAPROXY_FIELDS,
  [NGINX_CONFIGURATION]: NGINX_FIELDS,
  [KEEPALIVED_SCRIPT]: CURL_FIELDS,
  ...Object.fromEntries(MONITOR_KINDS.map((kind) => [kind, MONITOR_FIELDS])),
};

/** The credentials in the configurations that the component's flags name. */
export function tlsCredentials(component: ComponentView): readonly TlsCredentials[] {
  const selections = new Map<string, Record<string, CredentialSource>>();
  for (const reference of component.embedded ?? []) {
    const { within, field } = reference;
    const end = field.lastIndexOf('.');
    const name = FIELDS[within]?.[field.slice(end + 1)];
    if (name === undefined) continue;
    const selection = field.slice(0, end);
    const credentials = selections.get(selection) ?? {};
    selections.set(selection, credentials);
    const source = credentialSourceOf(reference, within);
    credentials[name] = source;
    const isPair = within === HAPROXY_CONFIGURATION && (name === 'clientCert' || name === 'serverCert');
    if (isPair && privateKeyOf(source)) credentials[KEY_OF[name]] = source;
  }
  return [...selections].map(([selection, credentials]) => ({ component, selection, ...credentials }));
}
