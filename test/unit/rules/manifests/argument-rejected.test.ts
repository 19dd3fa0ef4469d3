import assert from 'node:assert/strict';
import { applyFix, checkNode, only } from '../../../support/checkRule.ts';
import { APISERVER_MANIFEST, ETCD_MANIFEST, MANIFESTS } from '../../../support/faults/fault.ts';

const RULE = 'manifests/argument-rejected';
const SCHEDULER_MANIFEST = `${MANIFESTS}/kube-scheduler.yaml`;
const UNIT = 'etc/systemd/system/kubelet.service';

/** The scheduler with these items instead of `--leader-elect=true`. */
const withItems = (items: readonly string[], rule = RULE) =>
  checkNode(rule, (node) =>
    node.setText(SCHEDULER_MANIFEST, (text) => text.replace('--leader-elect=true', items.join('\n    - '))),
  );

const withKubelet = (rest: string) =>
  checkNode(RULE, (node) => {
    node.put(UNIT, `[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml ${rest}\n`);
  });

describe(RULE, () => {
  it('reports words that are no flags once, at the first, with the words of each component', async () => {
    const servers = only(await withItems(['serve', '--leader-elect=true', '"left over"']));
    assert.deepEqual(
      [servers.messageId, servers.text, servers.lastWords],
      ['operand', 'serve', '"kube-scheduler" does not take any arguments, got ["serve" "left over"]'],
    );
    assert.equal(only(await withKubelet('serve leftover')).lastWords, 'unknown command serve');
    const etcd = only(
      await checkNode(RULE, (node) =>
        node.setText(ETCD_MANIFEST, (text) => text.replace('- etcd\n', '- etcd\n    - serve\n')),
      ),
    );
    assert.equal(etcd.lastWords, '"serve" is not a valid flag');
  });

  it('is silent about releases that pass over them, by their image or by another flag', async () => {
    const image = await checkNode(RULE, (node) =>
      node.setText(SCHEDULER_MANIFEST, (text) =>
        text.replace(/kube-scheduler:v[\d.]+/, 'kube-scheduler:v1.18.20').replace('--leader-elect=true', 'serve'),
      ),
    );
    assert.deepEqual(image.lines, []);
    assert.deepEqual((await withKubelet('--require-kubeconfig serve')).lines, []);
    const flag = await checkNode(RULE, (node) =>
      node.setText(APISERVER_MANIFEST, (text) =>
        text
          .replace(/kube-apiserver:v[\d.]+/, 'kube-apiserver')
          .replace('- --tls-cert-file', '- serve\n    - --audit-dynamic-configuration\n    - --tls-cert-file'),
      ),
    );
    assert.deepEqual(flag.lines, []);
  });

  it('reports what follows the end of the flags, and reads it as it was meant for everything else', async () => {
    const write = (rule: string) =>
      checkNode(rule, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('- --tls-cert-file', '- --\n    - --tls-cert-file')),
      );
    const finding = only(await write(RULE));
    assert.deepEqual([finding.messageId, finding.text], ['behindEnd', '--']);
    assert.match(
      String(finding.lastWords),
      /^"kube-apiserver" does not take any arguments, got \["--tls-cert-file=\/etc\/kubernetes\/pki\/apiserver\.crt" /,
    );
    for (const rule of ['manifests/flag-pair-incomplete', 'manifests/tls-serving-pair-unset'])
      assert.deepEqual((await write(rule)).lines, [], rule);
    assert.deepEqual((await withItems(['--leader-elect=true', '--'])).lines, []);
  });

  it('reports one dash, which the components of Kubernetes read as letters', async () => {
    const write = (rule: string) =>
      checkNode(rule, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace('- --tls-cert-file', '- -tls-cert-file')),
      );
    const checked = await write(RULE);
    const finding = only(checked);
    assert.equal(finding.lastWords, "unknown shorthand flag: 't' in -tls-cert-file=/etc/kubernetes/pki/apiserver.crt");
    assert.match(applyFix(checked, finding.fixes[0]), /- --tls-cert-file=/);
    for (const rule of ['manifests/flag-pair-incomplete', 'manifests/flag-unknown', 'manifests/flag-wrong-component'])
      assert.deepEqual((await write(rule)).lines, [], rule);
    assert.equal(
      only(await withKubelet('-root-dir=/x')).lastWords,
      "failed to parse kubelet flag: unknown shorthand flag: 'r' in -root-dir=/x",
    );
  });

  // pflag, parseLongArg: a flag without "=" takes the next word, whatever it is.
  it('takes a variable in braces for the value of the flag before it, also if nothing that was read sets it', async () => {
    assert.deepEqual((await withKubelet(`--root-dir $\{DIR} --v=2`)).lines, []);
    assert.equal((await withKubelet('--root-dir $DIR --v=2')).lines.length, 1);
  });

  it('reads nothing in a flag that is taken', async () => {
    const finding = only(await withKubelet('--root-dir --cert-dir --hostname-override=a'));
    assert.equal(finding.text, '--root-dir');
  });

  it('reports a flag that is taken as the value of the one before it', async () => {
    const write = (items: string) =>
      checkNode(RULE, (node) =>
        node.setText(APISERVER_MANIFEST, (text) => text.replace(/- --tls-cert-file=.*/, items)),
      );
    assert.deepEqual((await write('- --tls-cert-file\n    - --authorization-mode=RBAC')).lines, [
      'taken etc/kubernetes/manifests/kube-apiserver.yaml --tls-cert-file',
    ]);
    for (const silent of ['- --profiling\n    - --v=2', '- --v\n    - "-1"', '- --no-such-flag\n    - --v=2'])
      assert.deepEqual((await write(silent)).lines, [], silent);
  });

  it('is silent about letters, values and one dash for etcd', async () => {
    for (const items of [['-v=2'], ['-v', '2'], ['-v2'], ['--leader-elect-lease-duration', '15s'], ['""']])
      assert.deepEqual((await withItems(items)).lines, [], items.join(' '));
    const { lines } = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) => text.replaceAll('- --', '- -')),
    );
    assert.deepEqual(lines, []);
  });

  it('leaves the value of a boolean flag to the rule about it', async () => {
    const items = ['--authentication-skip-lookup', '"true"'];
    assert.deepEqual((await withItems(items)).lines, []);
    assert.equal(
      only(await withItems(items, 'manifests/flag-bool-with-space')).lastWords,
      '"kube-scheduler" does not take any arguments, got ["true"]',
    );
  });

  it('is silent where a template, a shell or a variable may give the words another meaning', async () => {
    for (const items of [
      ['{{ .Values.flags }}', 'serve'],
      ['$(FLAGS)', 'serve'],
      ['"[options]"', 'serve'],
      ['--leader-elect=true', '"<registry"', '"host>"'],
      ['--bind-address=<registry', '"host>"'],
      ['--leader-elect=true', 'OPTIONS', 'serve'],
    ])
      assert.deepEqual((await withItems(items)).lines, [], items.join(' '));
    const shell = (text: string) =>
      text.replace('- kube-scheduler\n', '- sh\n    - -c\n    - exec kube-scheduler "$@"\n    - --\n');
    assert.deepEqual((await checkNode(RULE, (node) => node.setText(SCHEDULER_MANIFEST, shell))).lines, []);
    const { lines } = await checkNode(RULE, (node) => {
      node.put(UNIT, '[Service]\nEnvironmentFile=/etc/default/kubelet\nExecStart=/usr/bin/kubelet $OPTIONS serve\n');
    });
    assert.deepEqual(lines, []);
  });

  it('reports them next to files of settings and of variables that were not read, which add no words', async () => {
    const kubelet = await checkNode(RULE, (node) => {
      node.put(UNIT, '[Service]\nExecStart=/usr/bin/kubelet --config=/opt/kubelet.yaml serve\n');
    });
    assert.deepEqual(kubelet.lines, [`operand ${UNIT} serve`]);
    const variables = '    envFrom:\n    - configMapRef:\n        name: etcd\n    image:';
    const etcd = await checkNode(RULE, (node) =>
      node.setText(ETCD_MANIFEST, (text) =>
        text.replace('- etcd\n', '- etcd\n    - serve\n').replace('    image:', variables),
      ),
    );
    assert.deepEqual(etcd.lines, [`operand ${ETCD_MANIFEST} serve`]);
  });
});
