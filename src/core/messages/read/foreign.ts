import { IMAGE_PULL } from '../kinds/imagePull.ts';

/** Signs of programs that are not part of a cluster: their runtimes' stack traces, web servers, mail, databases, and SSH. */
const SIGNS: readonly RegExp[] = [
  IMAGE_PULL,
  // Java, and what else names exceptions with their packages. Libraries for Kubernetes have it in theirs.
  /\b(?:javax?\.(?:net|security|io)|sun\.security)\.|\bat [\w$.]{3,200}\([\w$]+\.java:\d+\)/,
  /(?<![\w.])(?![\w.]{0,100}kubernetes)[a-z]\w{1,40}(?:\.[a-z]\w{0,40}){1,10}\.[A-Z][\w$]{1,80}(?:Exception|Error)\b/,
  // Python. Go names its errors so as well.
  /(?<![\w.*])(?!(?:tls|x509|url|net|http|errors|status)\.)[a-z]\w{1,40}\.[A-Z]\w{1,80}Error: /,
  /\b(?:requests|urllib3|aiohttp|httpx)\.[\w.]{0,40}(?:Error|exceptions)|\bTraceback \(most recent call last\)|\(_ssl\.c:\d+\)/,
  /\bOpenSSL::SSL::|\bPHP (?:Warning|Notice|Fatal error): |\bnpm (?:ERR!|error|WARN) /,
  // Node.js and .NET.
  /\bnode:(?:internal|_tls|https)\b|\bat TLSSocket\b|\bSystem\.(?:Net|Security)\./,
  /\bUNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|\bSELF_SIGNED_CERT_IN_CHAIN\b|\bDEPTH_ZERO_SELF_SIGNED_CERT\b|\bAxiosError: /,
  /\bssh(?:d|_exchange_identification)?(?:\[\d+\])?: |\bssh: handshake failed|\(publickey/,
  // Servers and clients that a cluster does not need, as syslog and journald name them.
  /(?:^|\s)(?:postfix|dovecot|exim|sendmail|haproxy|nginx|httpd|apache2|squid|varnishd|openvpn|stunnel|strongswan|slapd|sssd|named|unbound|mysqld|mariadbd|postgres|mongod|redis-server|vsftpd|proftpd|smbd|cupsd|puppet|chef-client|salt-minion|gitlab|jenkins|grafana|rsyslogd|filebeat|fluentd|chronyd|ntpd)(?:\/[\w-]{1,40})?(?:\[\d+\])?: /,
  // The error queue of OpenSSL, which no component of a cluster uses. curl and openssl print it in their own lines.
  /^(?![\dA-F]{4,20}:error:|.{0,200}\bcurl: \(\d+\)).{0,2000}\berror:[\dA-F]{8}:SSL routines:/,
  // Checks of health by HAProxy, of any server.
  /\bLayer[4-7] (?:invalid response|wrong status)/,
  /\b(?:imap|pop3|submission|managesieve)-login: |\bTLS Error: TLS handshake failed\b|\bVERIFY ERROR: depth=/,
  // PostgreSQL, MySQL, MongoDB, Redis and LDAP.
  /\bpsql: error: |\[\d+\] (?:LOG|FATAL|ERROR): {2}|\bERROR \d{4} \(\w{5}\): |"t":\{"\$date":|^\d+:[MSCX] \d\d [A-Z]\w\w \d{4} |\bldap_\w+\(/,
  // The beginning of each line of HashiCorp's and Erlang's programs, and the end of those of Docker's registry.
  /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d) \[(?:TRACE|DEBUG|INFO|WARN|ERROR)\] {1,2}[a-z]/,
  /\[(?:error|warning|notice|info)\] <\d{1,6}\.\d{1,9}\.\d{1,6}> |\bservice=registry\b/,
  // Git, wget and Rails.
  /\bfatal: unable to access '|\bERROR: cannot verify |\bCompleted \d{3} \w+ in \d+ms\b/,
  // nginx and Apache.
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[\w+\] \d+#\d+: |^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:.]{8,15} \d{4}\] \[/,
  // Access logs, and requests to something else than the API of Kubernetes.
  /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) (?:https?:\/\/[^\s/"]{1,300})?\/(?!api\/v\d|apis\/|openapi|version\b|healthz|livez|readyz|metrics|containerLogs|exec\/)/,
];

/** Signs of connections between proxies of a mesh, and from Felix to Typha, which have other CAs than the control plane. */
const ADD_ONS =
  /\bOPENSSL_internal:|\blinkerd2?_\w{1,60}(?:::|: )|\brustls::\w{1,30}: |\bcitadelclient\b|\bFailed to connect to [Tt]ypha\b/;

/** Whether the line is about a connection of an add-on, rather than of the control plane. */
export function isOfAddOn(line: string): boolean {
  return ADD_ONS.test(line);
}

/** Whether a line shows that another program logs it. It may still be a client of the cluster. */
export function isForeign(line: string): boolean {
  return SIGNS.some((sign) => sign.test(line));
}
