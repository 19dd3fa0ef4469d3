import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import type { EmbeddedFile } from '../../../../src/core/model/embeddedFile.ts';
import { spanInDocument } from '../../../../src/core/model/source/contentPlace.ts';
import { plainText } from '../../../../src/core/model/text/plainText.ts';
import { privateKeyPem } from '../../../support/keyPair.ts';
import { CLIENT, LayoutFiles, SERVER } from '../../../support/layouts/layout.ts';
import { inspectFiles } from '../../../support/memoryWorkspace.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

async function files(text: string, name = 'node.sh'): Promise<readonly EmbeddedFile[]> {
  const bytes = new TextEncoder().encode(text);
  return (await decodeFile(`memory://test/${name}`, bytes, { separatesEmbedded: true })).embedded ?? [];
}

function textOf({ content }: EmbeddedFile): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** The text of each file by its path. */
async function written(text: string, name?: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries((await files(text, name)).map((file) => [file.path, textOf(file)]));
}

const X = { 'etc/x.conf': 'a: b\n' };

describe('the here-documents of a script', () => {
  const FORMS: Readonly<Record<string, string>> = {
    'behind the file': 'cat > /etc/x.conf <<EOF\na: b\nEOF\n',
    'before the file': 'cat <<EOF >/etc/x.conf\na: b\nEOF\n',
    'in quotes': 'cat <<\'EOF\' > "/etc/x.conf"\na: b\nEOF\n',
    'in double quotes': 'cat <<"E O F" > /etc/x.conf\na: b\nE O F\n',
    'with a backslash': 'cat << \\EOF > /etc/x.conf\na: b\nEOF\n',
    'through a pipe': "cat <<'EOF' | sudo tee /etc/x.conf\na: b\nEOF\n",
    'through a pipe, quietly': 'cat <<EOF | sudo -E tee /etc/x.conf > /dev/null\na: b\nEOF\n',
    'through a pipe on the next line': 'cat <<EOF |\na: b\nEOF\n  sudo tee /etc/x.conf\n',
    'of tee': 'sudo tee /etc/x.conf <<EOF\na: b\nEOF\n',
    'of tee, quietly': 'tee /etc/x.conf >/dev/null 2>&1 << EOF\na: b\nEOF\n',
    'of a shell': 'sudo bash -c "cat > /etc/x.conf" <<EOF\na: b\nEOF\n',
    'of a shell that reads it by tee': "sudo sh -c 'tee /etc/x.conf' <<EOF\na: b\nEOF\n",
    'within a shell': "sudo bash -c 'cat > /etc/x.conf <<EOF\na: b\nEOF\n'\n",
    'within a shell, in double quotes': 'sudo bash -c "cat > /etc/x.conf <<EOF\na: b\nEOF"\n: done\n'.replace(
      'EOF"',
      'EOF\n"',
    ),
    'indented by tabs': 'if true; then\n\tcat > /etc/x.conf <<-EOF\n\ta: b\n\tEOF\nfi\n',
    'before other commands': 'cat > /etc/x.conf <<EOF && systemctl daemon-reload\na: b\nEOF\n',
    'in a condition': 'if [ ! -f /etc/x.conf ]; then cat > /etc/x.conf <<EOF\na: b\nEOF\nfi\n',
    'over several lines': 'sudo \\\n  tee \\\n  /etc/x.conf <<EOF\na: b\nEOF\n',
    'of a function': 'write() {\n  cat > /etc/x.conf <<EOF\na: b\nEOF\n}\n',
    'with a delimiter beginning with underscores': 'cat > /etc/x.conf <<__END-1__\na: b\n__END-1__\n',
    'at the path in a variable': 'FILE=/etc/x.conf\ncat > $FILE <<EOF\na: b\nEOF\n',
    'at the path in a variable of a function':
      'init() {\n  local T=/etc/w.conf\n  echo "$T"\n  local T=/etc/x.conf\n  [ -f $T ] || {\n    mkdir -p $(dirname $T)\n    cat << EOF > "$T"\na: b\nEOF\n  }\n}\n',
    'at the path in a variable that a branch has not changed yet':
      'T=/etc/x.conf\nif [ ! -f $T ]; then\n  cat > $T <<EOF\na: b\nEOF\n  T=/etc/y.conf\nfi\n',
    'in the folder of a variable': 'export D=/etc F=x.conf\ntee "$D/$F" <<EOF\na: b\nEOF\n',
    'that are moved to their place': 'cat > x.conf <<EOF\na: b\nEOF\nsudo mv x.conf /etc/\n',
    'that are copied with others to a directory': 'cat <<EOF | tee ./x.conf\na: b\nEOF\ncp -f y.conf ./x.conf /etc\n',
    'that are moved to another name': 'cat > y.txt <<EOF\na: b\nEOF\nmv -f y.txt /etc/x.conf\n',
    'that are installed': 'cat > x.conf <<EOF\na: b\nEOF\ninstall -m 644 x.conf /etc/\n',
    'with the line breaks of Windows': 'cat > /etc/x.conf <<EOF\r\na: b\nEOF\r\n',
  };
  for (const [form, script] of Object.entries(FORMS)) {
    it(`are read ${form}`, async () => assert.deepEqual(await written(script), X));
  }

  it('are read of scripts without a suffix where user data has a first line of one', async () => {
    const script = '#!/bin/bash -e\ncat > /etc/x.conf <<EOF\na: b\nEOF\n';
    assert.deepEqual(await written(script, 'user-data'), X);
    assert.deepEqual(await written(script.replace('bash', 'python3'), 'user-data'), {});
    assert.deepEqual(await written(script, 'README.md'), {});
    assert.deepEqual(await written(script, 'install_k8s'), X);
  });

  it('stay as they are where others only read them', async () => {
    const uses =
      'cp /etc/x.conf /root/\nsed -n 1p /etc/x.conf\ncat /etc/x.conf | tee /root/y\nchmod 600 /etc/x.conf\ngrep a /etc/x.conf > /dev/null\n';
    assert.deepEqual(await written(`cat > /etc/x.conf <<EOF\na: b\nEOF\n${uses}`), X);
  });

  it('belong to one file where others add to it', async () => {
    const script =
      'cat > /etc/x.conf <<EOF\na: b\nEOF\ncat >> /etc/x.conf <<EOF\nc: d\nEOF\ntee -a /etc/x.conf <<EOF\ne: f\nEOF\n';
    assert.deepEqual(await written(script), { 'etc/x.conf': 'a: b\nc: d\ne: f\n' });
    const [file] = await files(script);
    assert.ok(file);
    assert.equal(script.slice(...Object.values(spanInDocument(file.place, { start: 5, end: 9 }))), 'c: d');
  });

  it('follow one another on a line', async () => {
    const script = 'cat <<A > /etc/a.conf; cat <<B > /etc/b.conf\n1\nA\n2\nB\n';
    assert.deepEqual(await written(script), { 'etc/a.conf': '1\n', 'etc/b.conf': '2\n' });
  });

  const UNKNOWN: Readonly<Record<string, string>> = {
    'a path with a variable': 'cat > /etc/$NAME.conf <<EOF\na: b\nEOF\n',
    'a variable that a branch sets': 'if x; then\nT=/etc/x.conf\nelse\nT=/etc/y.conf\nfi\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that another branch sets': 'if x; then\nT=/etc/x.conf\nelse\ncat > $T <<EOF\na: b\nEOF\nfi\n',
    'a variable of a loop': 'T=/etc/x.conf\nfor T in /etc/y.conf /etc/z.conf; do\ncat > $T <<EOF\na: b\nEOF\ndone\n',
    'a variable that is read': 'T=/etc/x.conf\nread -r T\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that was given to one program': 'T=/etc/x.conf true\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that is added to': 'T=/etc/x\nT+=.conf$1\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that another file may set': 'T=/etc/x.conf\n. /etc/environment\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that the output of a command may set':
      'T=/etc/x.conf\nexport $(cat /etc/environment)\ncat > $T <<EOF\na: b\nEOF\n',
    'a variable that a function sets': 'f() {\nT=/etc/y.conf\n}\nT=/etc/x.conf\nf\ncat > $T <<EOF\na: b\nEOF\n',
    'a parameter of a function': 'f() {\nlocal T=$1\ncat > $T <<EOF\na: b\nEOF\n}\nf /etc/x.conf\n',
    'a value by the output of a command': 'T=$(echo /etc/x.conf)\ncat > $T <<EOF\na: b\nEOF\n',
    'a file that is changed before it is moved':
      'cat > x.conf <<EOF\na: b\nEOF\nsed -i s/b/c/ x.conf\nmv x.conf /etc/\n',
    'a file that is added to before it is moved':
      'cat > x.conf <<EOF\na: b\nEOF\ncat >> x.conf <<EOF\nc: d\nEOF\nmv x.conf /etc/\n',
    'a file of another directory': 'cat > x.conf <<EOF\na: b\nEOF\ncd /tmp\nmv x.conf /etc/\n',
    'a file that is moved to an unknown place': 'cat > x.conf <<EOF\na: b\nEOF\nmv x.conf $D/\n',
    'a file that is sent to another machine': 'cat > x.conf <<EOF\na: b\nEOF\nscp x.conf node:/etc/\n',
    'a relative path': 'cat > x.conf <<EOF\na: b\nEOF\n',
    'a path that leads up': 'cat > /etc/../../x.conf <<EOF\na: b\nEOF\n',
    'no path': 'cat <<EOF | kubectl apply -f -\na: b\nEOF\n',
    'a filter before the file': 'cat <<EOF | base64 -d > /etc/x.conf\nYTogYgo=\nEOF\n',
    'a filter before tee': 'cat <<EOF | envsubst | sudo tee /etc/x.conf\na: b\nEOF\n',
    'another program': 'base64 -d > /etc/x.conf <<EOF\nYTogYgo=\nEOF\n',
    'an option of cat': 'cat -n > /etc/x.conf <<EOF\na: b\nEOF\n',
    'another file that cat reads': 'cat /etc/y.conf > /etc/x.conf <<EOF\na: b\nEOF\n',
    'another machine': 'ssh node-1 sudo tee /etc/x.conf <<EOF\na: b\nEOF\n',
    'the script of another machine': "ssh node-1 <<'SSH'\ncat > /etc/x.conf <<EOF\na: b\nEOF\nSSH\n",
    'a file that is changed afterwards': 'cat > /etc/x.conf <<EOF\na: b\nEOF\nsed -i s/b/c/ /etc/x.conf\n',
    'a file to which something is added':
      'cat > /etc/x.conf <<EOF\na: b\nEOF\necho "c: $D" | sudo tee -a /etc/x.conf\n',
    'a file that is replaced': 'cat > /etc/x.conf <<EOF\na: b\nEOF\ncp -f /root/x.conf /etc/x.conf\n',
    'a file that is taken away': 'cat > /etc/x.conf <<EOF\na: b\nEOF\nsudo rm -f /etc/x.conf\n',
    'one file in two branches':
      'if x; then\ncat > /etc/x.conf <<EOF\na: b\nEOF\nelse\ncat > /etc/x.conf <<EOF\na: c\nEOF\nfi\n',
    'one that is only added to': 'cat >> /etc/x.conf <<EOF\na: b\nEOF\n',
    'a here-document without an end': 'cat > /etc/x.conf <<EOF\na: b\n EOF\n',
    'a comment': '# cat > /etc/x.conf <<EOF\na: b\n# EOF\n',
    'a word in quotes': 'echo "cat > /etc/x.conf <<EOF"\necho "EOF"\n',
    'a shift': 'x=$((1<<EOF))\n(( y << EOF ))\nEOF\n',
    'a here-string': 'cat > /etc/x.conf <<<EOF\na: b\nEOF\n',
    'whole lines that are put in': 'cat > /etc/x.conf <<EOF\na: b\n$MORE\nEOF\n',
    'the whole content put in': 'cat > /etc/x.pem <<EOF\n$(cat ca.pem)\nEOF\n',
    'an error stream': 'cat 2> /etc/x.conf <<EOF\na: b\nEOF\n',
  };
  for (const [what, script] of Object.entries(UNKNOWN)) {
    it(`are unknown with ${what}`, async () => assert.deepEqual(await written(script), {}));
  }

  it('do not hide what follows quotes, substitutions and other here-documents', async () => {
    const before = [
      `echo it\\'s "a \\" $(echo ")" '"') \`date\` \${X:-"}"}"`,
      "awk '{ print \"<<EOF\" }' <<'NONE'\nit's \"\nNONE",
      'X="$(cat <<IN\nit\'s\nIN\n)"',
      'case $1 in a) echo "#" ;; esac # it\'s',
      "printf '%s\\n' $'a\\'b' # \"",
      'diff <(echo "a") >(cat) 2>&1 | sort &',
      'for ((i = 0; i < 3; i++)); do echo $#; done',
    ];
    for (const line of before)
      assert.deepEqual(await written(`${line}\ncat > /etc/x.conf <<EOF\na: b\nEOF\n`), X, line);
  });
});

describe('what the shell puts into a here-document', () => {
  const body = async (text: string, delimiter = 'EOF') =>
    (await written(`cat > /etc/x.conf <<${delimiter}\n${text}\nEOF\n`))['etc/x.conf'];

  it('is a hole in that value only', async () => {
    assert.equal(await body('a: $X/b'), 'a: $X/b\n');
    assert.equal(await body(`a: https://\${X}:6443`), `a: https://\${X}:6443\n`);
    assert.equal(await body(`a: "\${X:-some thing}"`), 'a: "$(X_-some_thing)"\n');
    assert.equal(await body('a: $(hostname -i)'), 'a: $(hostname_-i)\n');
    assert.equal(await body('a: `hostname -f`:$1$?'), 'a: $(hostname_-f):$1$()\n');
    assert.equal(await body('a: $((1 + 2))'), 'a: $(1_2)\n');
  });

  it('is a variable as it is written, unless the reader of the file would replace it', async () => {
    const of = async (path: string, text: string) =>
      (await written(`cat > /${path} <<EOF\n${text}\nEOF\n`))[path]?.trimEnd();
    const unit = 'etc/systemd/system/kubelet.service';
    const lines = (variable: string) =>
      `[Service]\nEnvironment=A=\${X}\nExecStart=/usr/bin/kubelet --a=\${X} \\\n  ${variable}\nUser=$X`;
    assert.equal(
      await of(unit, `[Service]\nEnvironment=A=\${X}\nExecStart=/usr/bin/kubelet --a=\${X} \\\\\n  $X\nUser=$X`),
      lines('$$X').replace('--a=', '--a=$'),
    );
    assert.equal(await of('etc/x.yaml', `a: [\${X}, $Y]\nb: {}`), 'a: [$(X), $Y]\nb: {}');
    assert.equal(await of('etc/x.yaml', `a: \${X}\nb: {}`), `a: \${X}\nb: {}`);
    assert.equal(await of('opt/docker-compose.yml', `a: \${X}`), 'a: $(X)');
    assert.equal(await of('opt/x.sh', `a \${X}`), 'a $(X)');
  });

  it('is none where the delimiter has quotes, or a backslash stands before it', async () => {
    assert.equal(await body('a: $X `y` \\$Z', "'EOF'"), 'a: $X `y` \\$Z\n');
    assert.equal(await body('a: \\$X \\`y\\` \\\\ \\n $ "$"'), 'a: $X `y` \\ \\n $ "$"\n');
  });

  it('joins lines that end in a backslash, as two are one', async () => {
    assert.equal(await body('a \\\nb \\\\\nc'), 'a b \\\nc\n');
  });

  it('leaves places as they are', async () => {
    const script = `cat > /etc/x.conf <<-EOF\n\t\ta: \${NAME}é\\$b\n\t\tc: d\n\tEOF\n`;
    const [file] = await files(script);
    assert.ok(file);
    const at = (value: string) => {
      const start = textOf(file).indexOf(value);
      assert.ok(start >= 0, value);
      const span = spanInDocument(file.place, { start, end: start + value.length });
      return script.slice(span.start, span.end);
    };
    assert.equal(at('c: d'), 'c: d');
    assert.equal(at('é$b'), 'é\\$b');
    assert.equal(at('a'), 'a');
  });

  it('maps places through two shells', async () => {
    const script = 'sudo bash -c "cat > /etc/x.conf <<EOF\na: \\"b\\"\nc: d\nEOF\n"\n';
    const [file] = await files(script);
    assert.ok(file);
    assert.equal(textOf(file), 'a: "b"\nc: d\n');
    const start = textOf(file).indexOf('c: d');
    const span = spanInDocument(file.place, { start, end: start + 4 });
    assert.equal(script.slice(span.start, span.end), 'c: d');
  });
});

describe('a node that a script sets up', () => {
  async function script(edit: (text: string) => string = (text) => text, now = NOW) {
    const layout = new LayoutFiles('script', NOW);
    const ca = await layout.authority({ commonName: 'kubernetes' });
    const server = await layout.leaf(
      ca,
      { commonName: 'kube-apiserver' },
      {
        purposes: SERVER,
        sans: ['dns:kubernetes', 'dns:kubernetes.default', 'dns:kubernetes.default.svc', 'ip:127.0.0.1'],
      },
    );
    const client = await layout.leaf(ca, { commonName: 'system:kube-scheduler' }, { purposes: CLIENT });
    layout.embedded('s.conf', 'https://127.0.0.1:6443', ca, client);
    const put = (path: string, text: string) => `cat <<'EOF' | sudo tee ${path} >/dev/null\n${text.trimEnd()}\nEOF\n`;
    const text = `#!/usr/bin/env bash\nset -eu\nINTERNAL_IP=$(hostname -i)\n${put('/etc/kubernetes/pki/ca.crt', ca.pem)}${put('/etc/kubernetes/pki/apiserver.crt', server.pem)}${put('/etc/kubernetes/pki/apiserver.key', privateKeyPem(server.key))}${put('/etc/kubernetes/scheduler.conf', layout.text('s.conf'))}
cat > /etc/systemd/system/kube-apiserver.service <<EOF
[Service]
ExecStart=/usr/local/bin/kube-apiserver \\\\
  --advertise-address=\${INTERNAL_IP} \\\\
  --client-ca-file=/etc/kubernetes/pki/ca.crt \\\\
  --tls-cert-file=/etc/kubernetes/pki/apiserver.crt \\\\
  --tls-private-key-file=/etc/kubernetes/pki/apiserver.key \\\\
  --etcd-servers=https://$ETCD:2379 \\\\
  --etcd-cafile=/etc/kubernetes/pki/etcd-ca.crt
EOF
cat > /etc/systemd/system/kube-scheduler.service <<EOF
[Service]
ExecStart=/usr/local/bin/kube-scheduler --kubeconfig=/etc/kubernetes/scheduler.conf
EOF
`;
    const edited = edit(text);
    const { report } = await inspectFiles(
      new Map<string, Uint8Array | string>([
        ['master.sh', new TextEncoder().encode(edited)],
        ['other.sh', 'echo "-----BEGIN CERTIFICATE-----"\n'],
      ]),
      now,
    );
    return { report, text: edited };
  }

  it('is one machine with its components, whose missing files are unknown', async () => {
    const { report } = await script();
    assert.deepEqual(
      report.nodes
        .map(({ view }) => view.components.map(({ name }) => name).sort())
        .filter((names) => names.length > 0),
      [['kube-apiserver', 'kube-scheduler']],
    );
    assert.deepEqual(
      report.findings
        .filter(({ severity, rule }) => severity === 'error' || rule.startsWith('files/'))
        .map(({ rule, message }) => `${rule} ${plainText(message)}`),
      [],
    );
    const scheduler = report.connections
      .filter(({ from }) => from.component === 'kube-scheduler')
      .map(({ verdict }) => verdict);
    assert.deepEqual(scheduler, ['ok']);
  });

  it('has its faults reported', async () => {
    const { report } = await script((text) => text, new Date('2027-06-01T12:00:00Z'));
    const expired = report.findings
      .filter(({ rule }) => rule === 'validity/cert-expired')
      .map(({ at }) => at.uri.replace(/^.*#!/, ''));
    assert.deepEqual(expired.sort(), ['/etc/kubernetes/pki/apiserver.crt', '/etc/kubernetes/scheduler.conf']);
    const swapped = await script((text) =>
      text.replace(
        '--tls-private-key-file=/etc/kubernetes/pki/apiserver.key',
        '--tls-private-key-file=/etc/kubernetes/pki/ca.crt',
      ),
    );
    assert.ok(
      swapped.report.findings.some(
        ({ severity, at }) => severity === 'error' && at.uri.endsWith('kube-apiserver.service'),
      ),
    );
  });
});

describe('a hostile script', () => {
  const N = 200_000;
  const HOSTILE: Readonly<Record<string, string>> = {
    'here-documents without an end': 'cat <<A >/x.conf\n'.repeat(N / 10),
    'many here-documents on a line': `${'cat <<A >/x.conf;'.repeat(N / 20)}\n${'A\n'.repeat(N / 20)}`,
    substitutions: '$('.repeat(N),
    'substitutions in quotes': '"$('.repeat(N / 2),
    backticks: '\\`'.repeat(N),
    'quotes behind dollars': `"${"$'".repeat(N)}"`,
    braces: `"\${`.repeat(N / 2),
    arithmetic: 'echo $((1\n'.repeat(N / 10),
    parentheses: '('.repeat(N),
    pipes: '|\n'.repeat(N),
    'expansions in a body': `cat >/x.conf <<A\n${'$('.repeat(N)}\nA\n`,
    'closed expansions in a body': `cat >/x.conf <<A\nx${'$(a)`b`$d'.repeat(N / 10)}\nA\n`,
    'tabs in a body': `cat >/x.conf <<-A\n${'\t'.repeat(N)}\nA\n`,
    'shells within shells': `bash -c '${'bash -c "'.repeat(N / 10)}'`,
  };
  for (const [what, text] of Object.entries(HOSTILE)) {
    it(`is read in time: ${what}`, async () => {
      const start = process.cpuUsage();
      await files(`${text}\n<<B\n`);
      const { user, system } = process.cpuUsage(start);
      assert.ok(user + system < 2_000_000, `${(user + system) / 1000} ms`);
    });
  }

  it('repeats nothing beyond all measure', async () => {
    const body = 'a: b\n'.repeat(200_000);
    const text = Array.from({ length: 40 }, (_, at) => `cat > /etc/x${at}.conf <<EOF\n${body}EOF\n`).join('');
    const outcomes = (await files(text)).map(({ content }) => (typeof content === 'string' ? content : 'read'));
    assert.equal(outcomes.length, 40);
    assert.ok(outcomes.includes('expands-too-far'));
  });
});
