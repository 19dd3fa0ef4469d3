import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import { SharedContents } from '../../../../src/core/kubernetes/decode/sharedContents.ts';
import { startedPrograms } from '../../../../src/core/kubernetes/machines/startedPrograms.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const FLAGS = '--client-ca-file=/pki/ca.crt';

/** The components that a script starts, each with its flags. */
function started(text: string): readonly string[] {
  return startedPrograms(text, 'memory://test/node.sh').map(
    ({ component, flags }) => `${component} ${flags.map(({ name, value }) => `${name}=${value}`).join(' ')}`,
  );
}

describe('the components that a script starts', () => {
  const FORMS: Readonly<Record<string, string>> = {
    'by name': `kube-apiserver ${FLAGS}\n`,
    'in the background': `nohup /usr/local/bin/kube-apiserver ${FLAGS} > /var/log/api.log 2>&1 &\n`,
    'over several lines': `sudo -E ./kube-apiserver \\\n  ${FLAGS} \\\n  2>&1 | tee api.log\n`,
    'in place of the shell': `exec nice -n -19 ionice -c2 -n0 kube-apiserver ${FLAGS}\n`,
    'as another user': `sudo -u kube kube-apiserver ${FLAGS}\n`,
    'with variables for it alone': `GOMAXPROCS=2 env GODEBUG=x kube-apiserver ${FLAGS}\n`,
    'in the folder of a variable': `"\${BIN}/kube-apiserver" ${FLAGS}\n`,
    'by hyperkube': `hyperkube kube-apiserver ${FLAGS} &\n`,
    'by hyperkube under a short name': `nohup /opt/bin/hyperkube apiserver ${FLAGS} &\n`,
    'in a container': `sudo docker run -d --net=host -v /pki:/pki k8s.gcr.io/hyperkube:v1.15.3 /hyperkube apiserver ${FLAGS}\n`,
    'in a branch': `if ! pgrep kube-apiserver; then\n  sudo kube-apiserver ${FLAGS} &\nfi\n`,
    'in a function': `start() {\n  kube-apiserver ${FLAGS}\n}\nstart\n`,
    'in a shell': `sudo sh -c 'kube-apiserver ${FLAGS} >> log 2>&1 &'\n`,
    'with the value of a variable': 'PKI=/pki\nkube-apiserver --client-ca-file="$PKI/ca.crt"\n',
  };

  for (const [name, text] of Object.entries(FORMS)) {
    it(name, () => assert.deepEqual(started(text), ['kube-apiserver client-ca-file=/pki/ca.crt']));
  }

  const MENTIONS: Readonly<Record<string, string>> = {
    'asks for its version': 'kube-apiserver --version\n',
    'asks for its flags': `kube-apiserver ${FLAGS} --help\n`,
    'prints it': `echo "kube-apiserver ${FLAGS}"\necho kube-apiserver ${FLAGS}\n`,
    'looks for it': `ps aux | grep kube-apiserver ${FLAGS}\n`,
    'ends it': 'pkill kube-apiserver\nsystemctl restart kube-apiserver\n',
    'takes its output': `X=$(kube-apiserver ${FLAGS})\n`,
    'writes it': `cat > /tmp/x <<EOF\nkube-apiserver ${FLAGS}\nEOF\n`,
    'has it in a comment': `# kube-apiserver ${FLAGS}\n`,
    'calls a function or a branch so': 'kubelet() { :; }\ncase $1 in\n  etcd) kubelet ;;\nesac\n',
    'runs it in another network': `docker run -p 6443:6443 kube-apiserver:v1.34.2 kube-apiserver ${FLAGS}\n`,
    'looks into a container': `docker exec api kube-apiserver ${FLAGS}\ndocker inspect kube-apiserver\n`,
    'runs it in a pod': `kubectl exec api -- kube-apiserver ${FLAGS}\n`,
    'shows it in the output of ps': [
      `etcd         820       1  0 20:39 ?        00:02:37 /usr/local/bin/etcd --name=m1 --cert-file=/pki/m1.crt`,
      `etcd  820  1.5  0.3 10 20 ?  Ssl  20:39  0:12 /usr/local/bin/etcd --name=m1 --cert-file=/pki/m1.crt\n`,
    ].join('\n'),
    'copies it': `cp kube-apiserver ${FLAGS} /usr/local/bin/kube-apiserver\n`,
  };

  for (const [name, text] of Object.entries(MENTIONS)) {
    it(`starts nothing where it only ${name}`, () => assert.deepEqual(started(text), []));
  }

  it('leaves out what is started more than once', () => {
    assert.deepEqual(started(`kube-apiserver ${FLAGS} &\nkube-apiserver ${FLAGS} --v=2 &\n`), []);
  });

  it("leaves out an application's etcd", () => {
    const etcd = 'etcd --listen-client-urls=http://127.0.0.1:2379\n';
    assert.deepEqual(started(etcd), []);
    assert.equal(started(`${etcd}kube-apiserver ${FLAGS}\n`).length, 2);
  });

  it('keeps what is not known of a value, and says which words were not read', () => {
    const text = 'kube-apiserver --client-ca-file=$PKI/ca.crt --etcd-servers=http://$(hostname -i):2379 $ARGS\n';
    const [apiserver] = startedPrograms(text, 'memory://test/node.sh');
    const values = apiserver?.flags.map(({ value }) => value);
    assert.deepEqual(values, ['$PKI/ca.crt', 'http://$(hostname -i):2379']);
    assert.equal(apiserver?.unreadSources?.length, 1);
  });

  it('reads the mounts and the image of a container, and the variables of etcd', () => {
    const text =
      'docker run --network host -v /etc/etcd:/certs:ro -e ETCD_NAME=a --env-file=x quay.io/coreos/etcd:v3.5.9 etcd --cert-file=/certs/a.pem\n';
    const [etcd, ...others] = startedPrograms(`kube-apiserver ${FLAGS}\n${text}`, 'memory://test/node.sh').filter(
      ({ component }) => component === 'etcd',
    );
    assert.equal(others.length, 0);
    assert.deepEqual(
      etcd?.flags.map(({ name, value }) => `${name}=${value}`),
      ['name=a', 'cert-file=/certs/a.pem'],
    );
    assert.equal(etcd?.version?.minor, 5);
    assert.deepEqual(
      etcd?.mounts?.map(({ mountPath, hostPath }) => [mountPath, hostPath]),
      [['/certs', '/etc/etcd']],
    );
    assert.equal(etcd?.unreadSources?.length, 1);
  });

  it('splits the value of a variable as the shell does, and places its words where it is assigned', () => {
    const text = `ARGS="--client-ca-file=/pki/ca.crt \\\n  --tls-cert-file '/pki/a.crt'"\nkube-apiserver \${ARGS} --v=2\n`;
    const [apiserver] = startedPrograms(text, 'memory://test/node.sh');
    const read = apiserver?.flags.map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)]);
    assert.deepEqual(read, [
      ['client-ca-file', '/pki/ca.crt', '--client-ca-file=/pki/ca.crt'],
      // Quotes in a value are no quotes any more.
      ['tls-cert-file', "'/pki/a.crt'", "--tls-cert-file '/pki/a.crt'"],
      ['v', '2', '--v=2'],
    ]);
    assert.equal(apiserver?.unreadSources, undefined);
  });

  it('leaves open what a variable that was put together adds', () => {
    const text =
      'PKI=/pki\nARGS="--client-ca-file=$PKI/ca.crt --v=2"\nkube-apiserver $ARGS --tls-cert-file=/pki/a.crt\n';
    const [apiserver] = startedPrograms(text, 'memory://test/node.sh');
    assert.deepEqual(
      apiserver?.flags.map(({ name }) => name),
      ['tls-cert-file'],
    );
    assert.equal(apiserver?.unreadSources?.length, 1);
  });

  it('places each value where the script has it', () => {
    const text = "PKI=/pki\nkube-apiserver --client-ca-file '/pki/ca.crt' --tls-cert-file=$PKI/api.crt\n";
    const [apiserver] = startedPrograms(text, 'memory://test/node.sh');
    const written = apiserver?.flags.map(({ valueSpan }) => text.slice(valueSpan.start, valueSpan.end));
    assert.deepEqual(written, ['/pki/ca.crt', '$PKI/api.crt']);
    const { start, end } = apiserver?.commandSpan ?? assert.fail();
    assert.equal(text.slice(start, end), 'kube-apiserver');
  });
});

describe('a script that starts components', () => {
  const CONFIG =
    'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthorization: {mode: AlwaysAllow}\n';
  const SCRIPT = `cat > /var/lib/kubelet/config.yaml <<EOF\n${CONFIG}EOF\nkubelet --config=/var/lib/kubelet/config.yaml --anonymous-auth=true &\n`;

  it('starts them on the machine whose files it writes', async () => {
    const { report } = await inspectFiles(new Map([['node.sh', SCRIPT]]), NOW);
    const lines = report.findings.map(({ rule }) => rule).sort();
    assert.deepEqual(lines, ['kubelet/kubelet-anonymous-on', 'kubelet/kubelet-authz-always-allow']);
  });

  it('is decoded as itself and as a file of its machine, though both have one content', async () => {
    const contents = new SharedContents();
    const read = (uri: string) =>
      decodeFile(uri, new TextEncoder().encode(SCRIPT), { contents, separatesEmbedded: true });
    const script = await read('memory://test/node.sh');
    assert.equal(script.documents.length, 0);
    assert.deepEqual(
      script.embedded?.map(({ path }) => path),
      ['var/lib/kubelet/config.yaml', 'node.sh'],
    );
    assert.equal((await read('memory://test/node.sh#!/node.sh')).documents.length, 1);
  });
});
