import assert from 'node:assert/strict';
import { checkNode, only } from '../../../support/checkRule.ts';

const RULE = 'manifests/flag-value-invalid';

const withFlag = (component: 'kube-apiserver' | 'etcd', flag: string, value: string) =>
  checkNode(RULE, (node) => node.replaceFlag(component, flag, value));

const withKubelet = (flag: string) =>
  checkNode(RULE, (node) => {
    node.put(
      'etc/systemd/system/kubelet.service',
      `[Service]\nExecStart=/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml ${flag}\n`,
    );
  });

describe(RULE, () => {
  it('reports what pflag cannot read, with its words', async () => {
    const reasons = [
      ['secure-port', 'abc', 'strconv.ParseInt: parsing "abc": invalid syntax'],
      ['secure-port', '', 'strconv.ParseInt: parsing "": invalid syntax'],
      ['secure-port', '08', 'strconv.ParseInt: parsing "08": invalid syntax'],
      ['allow-privileged', 'maybe', 'strconv.ParseBool: parsing "maybe": invalid syntax'],
      ['event-ttl', '10', 'time: missing unit in duration "10"'],
      ['goaway-chance', 'often', 'strconv.ParseFloat: parsing "often": invalid syntax'],
      ['bind-address', 'localhost', 'failed to parse IP: "localhost"'],
    ] as const;
    for (const [flag, value, reason] of reasons) {
      const finding = only(await withFlag('kube-apiserver', flag, value));
      assert.equal(finding.lastWords, `invalid argument "${value}" for "--${flag}" flag: ${reason}`);
      assert.equal(finding.messageId, 'invalid');
    }
  });

  it('gives the words of the kubelet and of etcd', async () => {
    assert.equal(
      only(await withKubelet('--healthz-bind-address=localhost')).lastWords,
      'failed to parse kubelet flag: invalid argument "localhost" for "--healthz-bind-address" flag: "localhost" is not a valid IP address',
    );
    assert.equal(
      only(await withFlag('etcd', 'client-cert-auth', 'maybe')).lastWords,
      'invalid boolean value "maybe" for -client-cert-auth: parse error',
    );
    assert.equal(
      only(await withFlag('etcd', 'heartbeat-interval', '100ms')).lastWords,
      'invalid value "100ms" for flag -heartbeat-interval: parse error',
    );
  });

  it('is silent about every way to write a value, and about what is still to be filled in', async () => {
    const values = {
      'secure-port': ['0x192B', '6_443', '+6443', '0'],
      'allow-privileged': ['T', '1', 'FALSE'],
      'event-ttl': ['1h30m', '0', '-1s', '1.5h'],
      'goaway-chance': ['.001', '1e-3', '0x1p-2', 'Inf'],
      'bind-address': ['::', '0.0.0.0', ' 10.0.0.1', ''],
      'feature-gates': ['maybe'],
      'max-requests-inflight': ['{{ .Values.inflight }}', '$(INFLIGHT)', '%i', 'INFLIGHT'],
      'tls-curve-preferences': ['29,4588'],
      version: ['raw'],
    };
    for (const [flag, texts] of Object.entries(values))
      for (const value of texts)
        assert.deepEqual((await withFlag('kube-apiserver', flag, value)).lines, [], `${flag}=${value}`);
  });
});
