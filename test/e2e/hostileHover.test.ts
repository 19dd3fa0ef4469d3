import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openNode } from '../support/kubeadmNode.ts';
import { writeNode } from '../support/writeNode.ts';
import { jwtText } from '../unit/hostile/attackedToken.ts';
import { makeFolder, type Workspace } from '../vscode/makeWorkspace.ts';
import { hoverAtText } from './window/hoverAtText.ts';
import { openWindow, type Window } from './window/openWindow.ts';
import { screenshot } from './window/screenshot.ts';
import { openProblems } from './window/views.ts';

/** Whose server no window may ask. */
const FOREIGN = 'foreign.example';

const RUN = 'command:workbench.action.terminal.new';

/** Ends a cell of a table, a code span, an element, a link's text and its target; each value ends in a backslash and a bar. */
const ATTACK = [
  `a\\|![i](https://${FOREIGN}/bar.png)[go](https://${FOREIGN}/bar)[run](${RUN})\\|`,
  `\`![i](https://${FOREIGN}/tick.png)\`[run](${RUN})\`\\|`,
  `<img src=https://${FOREIGN}/html.png><a href="${RUN}">run</a>\\|`,
  `](${RUN}) "x" [go](https://${FOREIGN}/text)\\|`,
  `https://${FOREIGN}/bare ${RUN} $(bug) www.${FOREIGN}\\|`,
].join(' ');

const PKI = 'etc/kubernetes/pki';
const MANIFEST = 'etc/kubernetes/manifests/kube-apiserver.yaml';
const KUBECONFIG = 'etc/kubernetes/hostile.conf';

/** A place to hover at, with every kind of row between them: names, tokens, paths, hosts, users, what a component logs. */
const PLACES: readonly (readonly [file: string, text: string])[] = [
  [`${PKI}/apiserver.crt`, '-----BEGIN'],
  [`${PKI}/etcd/server.crt`, '-----BEGIN'],
  ['root/tokens.txt', 'eyJ'],
  [MANIFEST, '--client-ca-file='],
  [MANIFEST, '--tls-cert-file='],
  [MANIFEST, '--etcd-certfile='],
  [MANIFEST, '--etcd-servers='],
  [KUBECONFIG, 'certificate-authority'],
  [KUBECONFIG, 'server:'],
  [KUBECONFIG, 'client-certificate'],
  [KUBECONFIG, 'token:'],
];

async function hostileNode(): Promise<Workspace> {
  const workspace = makeFolder();
  const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
  const issuer = await node.otherAuthority(ATTACK);
  const subject = { commonName: ATTACK, organizations: [ATTACK] };
  node.replaceCertificate(`${PKI}/apiserver.crt`, { subject, issuer, sans: [`dns:${ATTACK}`, `uri:${ATTACK}`] });
  node.replaceCertificate(`${PKI}/etcd/server.crt`, { subject, issuer });
  node.put('root/tokens.txt', jwtText(ATTACK));
  node.setText(MANIFEST, (text) =>
    text
      .replace(/- --client-ca-file=.*/, () => `- ${JSON.stringify(`--client-ca-file=/etc/kubernetes/pki/${ATTACK}`)}`)
      .replace(/- --etcd-servers=.*/, () => `- ${JSON.stringify(`--etcd-servers=https://${ATTACK}`)}`),
  );
  const word = JSON.stringify(ATTACK);
  node.put(
    KUBECONFIG,
    [
      'apiVersion: v1',
      'kind: Config',
      'clusters:',
      `- name: ${word}`,
      '  cluster:',
      `    server: ${JSON.stringify(`https://${ATTACK}`)}`,
      `    tls-server-name: ${word}`,
      `    certificate-authority: ${JSON.stringify(`/etc/kubernetes/pki/${ATTACK}`)}`,
      'users:',
      `- name: ${word}`,
      '  user:',
      `    client-certificate: ${word}`,
      `    token: ${jwtText(ATTACK)}`,
      'contexts:',
      `- name: ${word}`,
      `  context: {cluster: ${word}, user: ${word}}`,
      `current-context: ${word}`,
      '',
    ].join('\n'),
  );
  await writeNode(node.files, workspace.folder);
  return workspace;
}

/** The links and the parts that load by themselves in the hovers that are shown. */
function activeParts(page: Page): Promise<readonly string[]> {
  return page.locator('.monaco-hover:not(.hidden)').evaluateAll((hovers) =>
    hovers.flatMap((hover) =>
      [...hover.querySelectorAll('*')].flatMap((element) =>
        ['href', 'data-href', 'src', 'srcset', 'background', 'poster', 'action', 'onclick', 'onerror'].flatMap(
          (name) => {
            const value = element.getAttribute(name);
            return value === null || value === '' ? [] : `${element.tagName.toLowerCase()} ${name}=${value}`;
          },
        ),
      ),
    ),
  );
}

/** Our own commands and pages, and those of the documents that we refer to. */
const OURS =
  /^a (?:data-)?href=(?:command:kubernetesPki\.|kubernetes-pki-rule:\/[a-z-]+\/[a-z-]+\.md\?|https:\/\/(?:kubernetes\.io|etcd\.io|www\.rfc-editor\.org|pkg\.go\.dev|go\.dev)\/)/;

for (const host of ['node', 'web'] as const) {
  describe(`hovers over hostile values in the ${host} host`, () => {
    let workspace: Workspace;
    let window: Window;
    const asked: string[] = [];

    before(async () => {
      workspace = await hostileNode();
      window = await openWindow(workspace.folder, { host });
      // The first look at the folder is over then.
      await openProblems(window.page, 'kube-apiserver');
      window.page.on('request', (request) => asked.push(request.url()));
    });

    after(async () => {
      await window?.close();
      workspace?.remove();
    });

    for (const [file, text] of PLACES) {
      it(`show the values at ${text} of ${file}, and no link but ours`, async () => {
        const shown = await hoverAtText(window, file, text);
        const parts = await activeParts(window.page);
        await screenshot(window.page, `hostile-${host}`);
        assert.ok(shown.includes(FOREIGN) || !ATTACKED.test(`${file} ${text}`), `The value is not shown: ${shown}`);
        assert.deepEqual(
          parts.filter((part) => !OURS.test(part)),
          [],
        );
      });
    }

    it('ask no one but the server', () => {
      const others = asked.filter((url) => {
        const { protocol, host: of } = new URL(url);
        return protocol !== 'data:' && protocol !== 'blob:' && of !== window.authority && of !== GALLERY;
      });
      assert.deepEqual(others, []);
      assert.ok(asked.length > 0);
    });
  });
}

/** The host at which the workbench itself looks for extensions that suit a file. */
const GALLERY = 'open-vsx.org';

/** The lines at which the hover shows the file's text. */
const ATTACKED = /crt|tokens|client-ca-file|tls-cert|certificate/;
