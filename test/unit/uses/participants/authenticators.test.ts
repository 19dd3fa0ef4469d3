import assert from 'node:assert/strict';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { kubeconfigText } from '../../../../src/sample/kubeconfigText.ts';
import { authority, pairData, secretText, serving } from '../../../support/apiObjects.ts';
import { answers } from '../../../support/incidents/answer.ts';
import { NOW, nodeWith } from '../../../support/incidents/incident.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';
import type { NodePki } from '../../../support/nodePki.ts';

const CONFIG = 'etc/kubernetes/pki/webhook.kubeconfig';
const SECRET = 'etc/kubernetes/addons/secret.yaml';
const AUTHENTICATION = 'etc/kubernetes/pki/authentication.yaml';
const HOST = 'login.example.com';

async function inspected(change: (pki: NodePki) => unknown) {
  const pki = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
  await change(pki);
  const { report, workspace } = await inspectFiles(pki.files, NOW);
  return {
    connections: report.connections
      .filter(({ kind }) => kind === 'webhook' || kind === 'oidc')
      .map(({ from, to, verdict, host }) => `${from.component} ${verdict} ${to.component} ${host?.value}`),
    others: report.connections.flatMap(({ from, kind }) =>
      kind === 'api' && from.uri && workspace.path(from.uri) === CONFIG ? [from.component] : [],
    ),
    said: report.findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, at, message }) => `${rule} ${workspace.path(at.uri)}: ${plainText(message).split('\n')[0]}`),
  };
}

/** The server's certificate is in a Secret, from a separate CA, and the API server is configured for it. */
async function withServer(
  pki: NodePki,
  configure: (pki: NodePki, ca: string) => void,
  { host = HOST, isOther = false } = {},
) {
  const ca = await authority('login-ca');
  const other = await authority('another-ca');
  const leaf = await serving(ca, [host]);
  pki.put(SECRET, secretText({ name: 'login-tls', namespace: 'auth', data: pairData(leaf) }));
  configure(pki, isOther ? other.pem : ca.pem);
}

/** As "Webhook Token Authentication" has it. */
const byKubeconfig =
  (flag: string, change: (text: string) => string = (text) => text) =>
  (pki: NodePki, ca: string) => {
    const text = kubeconfigText({
      cluster: 'name-of-remote-authn-service',
      user: 'name-of-api-server',
      context: 'webhook',
      server: `https://${HOST}/authenticate`,
      authority: ca,
      credentials: { certificate: '', key: '' },
    });
    pki.put(CONFIG, change(text.replace(/ {4}client-(?:certificate|key)-data:.*\n/g, '')));
    pki.replaceFlag('kube-apiserver', flag, `/${CONFIG}`);
  };

const byFlags = (pki: NodePki, ca: string) => {
  pki.put('etc/kubernetes/pki/oidc-ca.crt', ca);
  pki.replaceFlag('kube-apiserver', 'oidc-issuer-url', `https://${HOST}/realms/k8s`);
  pki.replaceFlag('kube-apiserver', 'oidc-client-id', 'kubernetes');
  pki.replaceFlag('kube-apiserver', 'oidc-ca-file', '/etc/kubernetes/pki/oidc-ca.crt');
};

const byFile = (pki: NodePki, ca: string) => {
  const pem = ca.trimEnd().replaceAll(/^/gm, '      ');
  pki.put(
    AUTHENTICATION,
    `apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\njwt:\n- issuer:\n    url: https://${HOST}\n    audiences: [kubernetes]\n    certificateAuthority: |\n${pem}\n  claimMappings: {username: {claim: sub, prefix: ""}}\n`,
  );
  pki.replaceFlag('kube-apiserver', 'authentication-config', `/${AUTHENTICATION}`);
};

const byMode = (pki: NodePki, ca: string) => {
  byKubeconfig('authorization-webhook-config-file')(pki, ca);
  pki.replaceFlag('kube-apiserver', 'authorization-mode', 'Node,RBAC,Webhook');
};

const byAuthorizers = (pki: NodePki, ca: string) => {
  byKubeconfig('authorization-webhook-config-file')(pki, ca);
  pki.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
    text.replace(/.*--authorization-(?:mode|webhook-config-file).*\n/g, ''),
  );
  pki.put(
    'etc/kubernetes/pki/authorization.yaml',
    `apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers:\n- type: Node\n  name: node\n- type: RBAC\n  name: rbac\n- type: Webhook\n  name: webhook\n  webhook: {timeout: 3s, subjectAccessReviewVersion: v1, matchConditionSubjectAccessReviewVersion: v1, failurePolicy: Deny, connectionInfo: {type: KubeConfigFile, kubeConfigFile: /${CONFIG}}}\n`,
  );
  pki.replaceFlag('kube-apiserver', 'authorization-config', '/etc/kubernetes/pki/authorization.yaml');
};

/** As "ImagePolicyWebhook" has it. */
const byImagePolicy = (pki: NodePki, ca: string) => {
  byKubeconfig('admission-control-config-file')(pki, ca);
  pki.put(
    'etc/kubernetes/pki/admission.yaml',
    `apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins:\n- name: ImagePolicyWebhook\n  configuration:\n    imagePolicy: {kubeConfigFile: /${CONFIG}, allowTTL: 50, denyTTL: 50, retryBackoff: 500, defaultAllow: false}\n`,
  );
  pki.replaceFlag('kube-apiserver', 'admission-control-config-file', '/etc/kubernetes/pki/admission.yaml');
  pki.replaceFlag('kube-apiserver', 'enable-admission-plugins', 'NodeRestriction,ImagePolicyWebhook');
};

const FORMS = {
  'a webhook for tokens': [byKubeconfig('authentication-token-webhook-config-file'), 'webhook'],
  'a webhook for authorization': [byMode, 'webhook'],
  'a webhook for audits': [byKubeconfig('audit-webhook-config-file'), 'webhook'],
  'a webhook of an authorization configuration': [byAuthorizers, 'webhook'],
  'a webhook for images': [byImagePolicy, 'webhook'],
  'an issuer by flags': [byFlags, 'oidc-issuer'],
  'an issuer by an authentication configuration': [byFile, 'oidc-issuer'],
} as const;

describe('kube-apiserver as a client of those whom it asks about a request', () => {
  for (const [title, [configure, party]] of Object.entries(FORMS)) {
    it(`verifies ${title}`, async () => {
      const { connections, others, said } = await inspected((pki) => withServer(pki, configure));
      assert.deepEqual([connections, others, said], [[`kube-apiserver ok ${party} ${HOST}`], [], []]);
    });

    it(`rejects ${title} by another CA`, async () => {
      const { connections, said } = await inspected((pki) => withServer(pki, configure, { isOther: true }));
      assert.deepEqual(connections, [`kube-apiserver broken ${party} ${HOST}`]);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(
        said[0] ?? '',
        /^connections\/handshake-refused etc\/kubernetes\/(?:pki|manifests)\/.*signed by unknown authority/,
      );
    });

    it(`knows nothing of ${title} without the server's Secret`, async () => {
      const { connections, others, said } = await inspected((pki) =>
        withServer(pki, configure, { host: 'other.example.com' }),
      );
      assert.deepEqual([connections, others, said], [[`kube-apiserver unknown ${party} ${HOST}`], [], []]);
    });
  }

  it('does not take one of two Secrets', async () => {
    const { connections, said } = await inspected(async (pki) => {
      await withServer(pki, byFlags, { isOther: true });
      const leaf = await serving(await authority('third-ca'), [HOST]);
      pki.put(
        'etc/kubernetes/addons/other.yaml',
        secretText({ name: 'login', namespace: 'web', data: pairData(leaf) }),
      );
    });
    assert.deepEqual([connections, said], [[`kube-apiserver unknown oidc-issuer ${HOST}`], []]);
  });

  it('leaves open what the roots of the system verify, and what is behind a proxy', async () => {
    const open = [
      (pki: NodePki, ca: string) => {
        byFlags(pki, ca);
        pki.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) => text.replace(/.*--oidc-ca-file.*\n/, ''));
      },
      byKubeconfig('audit-webhook-config-file', (text) => text.replace(/ {4}certificate-authority-data:.*\n/, '')),
      byKubeconfig('audit-webhook-config-file', (text) =>
        text.replace('    server:', '    proxy-url: http://proxy.example.com\n    server:'),
      ),
    ];
    for (const configure of open) {
      const { connections, said } = await inspected((pki) => withServer(pki, configure, { isOther: true }));
      assert.match(connections[0] ?? '', /^kube-apiserver unknown/);
      assert.deepEqual(said, []);
    }
  });

  it('names a certificate that the container does not see', async () => {
    const { said } = await inspected((pki) =>
      withServer(
        pki,
        byKubeconfig('audit-webhook-config-file', (text) =>
          text.replace(/certificate-authority-data:.*/, 'certificate-authority: /etc/webhook/ca.crt'),
        ),
      ),
    );
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0] ?? '', /^manifests\/embedded-config-path .*webhook\.kubeconfig/);
  });

  it('presents an expired certificate to a webhook, which rejects it', async () => {
    const { said } = await inspected((pki) =>
      withServer(pki, (_, ca) => {
        pki.replaceCertificate('etc/kubernetes/admin.conf', { notAfter: new Date(NOW.getTime() - 86_400_000) });
        const text = pki.text('etc/kubernetes/admin.conf').replace(/server: .*/, `server: https://${HOST}/authorize`);
        pki.files.delete('etc/kubernetes/admin.conf');
        byKubeconfig('authorization-webhook-config-file', () => text)(pki, ca);
      }),
    );
    assert.match(said.join('\n'), /cert-expired .*webhook\.kubeconfig: .* Servers reject it/);
  });

  it('is found by what it logs', async () => {
    const lines = {
      'oidc authenticator': [
        `E0601 12:00:00.000000       1 oidc.go:335] oidc authenticator: initializing plugin: Get "https://${HOST}/realms/k8s/.well-known/openid-configuration": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
        byFlags,
      ],
      'webhook authenticator': [
        `E0601 12:00:00.000000       1 webhook.go:154] Failed to make webhook authenticator request: Post "https://${HOST}/authenticate?timeout=30s": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
        byKubeconfig('authentication-token-webhook-config-file'),
      ],
      'webhook authorizer': [
        `E0601 12:00:00.000000       1 webhook.go:196] Failed to make webhook authorizer request: Post "https://${HOST}/authenticate?timeout=30s": x509: certificate signed by unknown authority`,
        byKubeconfig('authorization-webhook-config-file'),
      ],
      'audit plugin': [
        `E0601 12:00:00.000000       1 metrics.go:109] Error in audit plugin 'webhook' affecting 400 audit events: Post "https://${HOST}/authenticate?timeout=30s": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
        byKubeconfig('audit-webhook-config-file'),
      ],
      'keys of the issuer': [
        `E0601 12:00:00.000000       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, failed to verify signature: fetching keys oidc: get keys failed Get \\"https://${HOST}/keys\\": tls: failed to verify certificate: x509: certificate signed by unknown authority]"`,
        byFile,
      ],
    } as const;
    for (const [title, [line, configure]] of Object.entries(lines)) {
      const [one] = await answers({
        source: title,
        lines: [line],
        files: () => nodeWith((pki) => withServer(pki, configure, { isOther: true })),
      });
      assert.equal(one?.findings[0]?.split(' ')[0], 'connections/handshake-refused', title);
      assert.equal(one?.saysWho, 'kube-apiserver', title);
      assert.equal(one?.connections.length, 1, title);
    }
  });
});
