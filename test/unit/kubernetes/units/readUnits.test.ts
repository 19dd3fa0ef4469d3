import assert from 'node:assert/strict';
import { readArgumentsFile } from '../../../../src/core/kubernetes/units/argumentsFile.ts';
import {
  readEnvironmentFile,
  readNamedEnvironmentFile,
} from '../../../../src/core/kubernetes/units/environmentFile.ts';
import { expandCommand } from '../../../../src/core/kubernetes/units/expandCommand.ts';
import { sourceSpan } from '../../../../src/core/kubernetes/units/sourceText.ts';
import { readUnitFile, serviceSettings } from '../../../../src/core/kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../../../src/core/kubernetes/units/unitWords.ts';

describe('kubernetes/units', () => {
  describe('a unit', () => {
    const text = [
      '[Unit]',
      'Description=x',
      '[Service]',
      '# ExecStart=/bin/false',
      'ExecStart = /usr/bin/etcd \\',
      '  --name a \\',
      '# a comment between',
      "  '--data-dir=/var/lib/my etcd'",
      'Restart=always',
      '',
    ].join('\n');
    const unit = readUnitFile(text);
    const [start] = unit ? serviceSettings(unit, 'ExecStart') : [];

    it('joins continuation lines and passes over comments', () => {
      assert.deepEqual(start && splitUnitWords(start.value).map((word) => word.text), [
        '/usr/bin/etcd',
        '--name',
        'a',
        '--data-dir=/var/lib/my etcd',
      ]);
      assert.deepEqual(
        unit?.settings.map(({ section, key }) => `${section} ${key}`),
        ['Unit Description', 'Service ExecStart', 'Service Restart'],
      );
    });

    it('ends a command where no backslash joins the next line, whatever follows that', () => {
      const cut = readUnitFile('[Service]\nExecStart=/bin/a \\\n  --b\n  --c \\\n  --d\nRestart=always\n');
      const [command] = cut ? serviceSettings(cut, 'ExecStart') : [];
      assert.deepEqual(command && splitUnitWords(command.value).map((word) => word.text), ['/bin/a', '--b']);
      assert.equal(cut?.lostLines.length, 1);
      assert.equal(cut && serviceSettings(cut, 'Restart').length, 1);
    });

    it('ends a command at a blank line, with the flags behind comments after it', () => {
      const cut = readUnitFile(
        '[Service]\nExecStart=/bin/a \\\n  --b \\\n\n# what c is\n# for\n  --c \\\n  --d\nRestart=always\n',
      );
      const [command] = cut ? serviceSettings(cut, 'ExecStart') : [];
      assert.deepEqual(command && splitUnitWords(command.value).map((word) => word.text), ['/bin/a', '--b']);
      assert.equal(cut?.lostLines.length, 1);
      assert.equal(cut && serviceSettings(cut, 'Restart').length, 1);
    });

    it('begins behind other lines in a file with the name of a service', () => {
      const copied = 'cat > a.service <<EOF\n[Unit]\nDescription=x\n\n[Service]\nExecStart=/bin/a \\\\\n  --b\nEOF\n';
      const prompt = '[root@localhost ~]# cat a.service\n[Service]\nExecStart=/bin/a \\\n--b\n[root@localhost ~]#\n';
      for (const text of [copied, prompt]) {
        const [command] = serviceSettings(readUnitFile(text, 'file:///a.service') ?? assert.fail(), 'ExecStart');
        assert.deepEqual(command && splitUnitWords(command.value).map((word) => word.text), ['/bin/a', '--b']);
        for (const name of ['a.md', 'a.sh', 'service']) assert.equal(readUnitFile(text, `file:///${name}`), undefined);
      }
      assert.equal(readUnitFile('echo [Service]\n', 'file:///a.service'), undefined);
    });

    it('keeps the expressions of templates in their words', () => {
      const text = '[Service]\nExecStart=/bin/a --b={{ c | d("e f") }} --g=<%= h i %> "--j={{ k["l m"] }}" {{ n\n';
      const [command] = serviceSettings(readUnitFile(text) ?? assert.fail(), 'ExecStart');
      assert.deepEqual(command && splitUnitWords(command.value).map((word) => word.text), [
        '/bin/a',
        '--b={{ c | d("e f") }}',
        '--g=<%= h i %>',
        '--j={{ k["l m"] }}',
        '{{',
        'n',
      ]);
    });

    it('keeps the place of every character', () => {
      const word = start && splitUnitWords(start.value)[3];
      assert.ok(word);
      const { start: from, end } = sourceSpan(word, '--data-dir='.length, word.text.length);
      assert.equal(text.slice(from, end), '/var/lib/my etcd');
    });

    it('is recognized by its section Service', () => {
      assert.equal(readUnitFile('Service: x\nExecStart=/bin/true\n'), undefined);
    });
  });

  describe('a file of variables', () => {
    const valuesOf = (text: string) =>
      readEnvironmentFile(text)?.variables.map(({ name, value, openQuote }) => [
        name,
        value.text,
        openQuote && text.slice(openQuote.start, openQuote.end),
      ]);

    it('takes quotes away and keeps blanks inside, quoted or not', () => {
      assert.deepEqual(valuesOf('# c\nA="--a=b --c=d"\nB=--a=b  --c=d \n\nexport C=\'x\'"y"\nD=\n'), [
        ['A', '--a=b --c=d', undefined],
        ['B', '--a=b  --c=d', undefined],
        ['C', 'xy', undefined],
        ['D', '', undefined],
      ]);
    });

    it('takes a quote inside a value for a part of it, and joins quoted parts, as systemd does', () => {
      assert.deepEqual(valuesOf('A=--a="b c"\nB="x" y\nC= "x"  \'y\' \nD=a \\\n  b \nE=a\\ \\q\nF="a\\q\\$"\n'), [
        ['A', '--a="b c"', undefined],
        ['B', 'xy', undefined],
        ['C', 'xy', undefined],
        ['D', 'a   b', undefined],
        ['E', 'a q', undefined],
        ['F', 'a\\q$', undefined],
      ]);
    });

    it('marks variables that only a shell reads', () => {
      const exported = readEnvironmentFile('A=1\nexport B=2\n')?.variables.map(({ isExported }) => isExported);
      assert.deepEqual(exported, [undefined, true]);
    });

    it('reads on to the end after a quote that is never closed', () => {
      assert.deepEqual(valuesOf('A="--a=b\nB=c\n'), [['A', '--a=b\nB=c\n', '"--a=b']]);
    });

    it('may have lines that only shells read', () => {
      assert.deepEqual(valuesOf('. /etc/common\nset -a\nA=b\nexport A\nsource ./more.env\n'), [['A', 'b', undefined]]);
    });

    it('is read without the lines that systemd passes over where a unit names it', () => {
      const text = 'hello world\nA=b\nif [ "$A" = "b\nC=d" ]; then\n  D=e\nfi\n=f\nexport G="\nH=i"\n';
      const named = readNamedEnvironmentFile(text)?.variables.map(({ name, value }) => [name, value.text]);
      assert.deepEqual(named, [
        ['A', 'b'],
        ['D', 'e'],
        ['G', '\nH=i'],
      ]);
      assert.equal(readNamedEnvironmentFile('***\n'), undefined);
    });

    it('has carriage returns for ends of lines, as systemd does', () => {
      const read = readEnvironmentFile('# a comment\rA=1\rB=2\r\n# another\r\nC=3\n');
      assert.deepEqual(
        read?.variables.map(({ name, value }) => [name, value.text]),
        [
          ['A', '1'],
          ['B', '2'],
          ['C', '3'],
        ],
      );
    });

    it('is none with any other line in it', () => {
      assert.equal(readEnvironmentFile('A=b\nhello world\n'), undefined);
      assert.equal(readEnvironmentFile('# nothing\n'), undefined);
    });
  });

  it('puts variables in as systemd does', () => {
    const uri = 'memory://unit';
    const file = readEnvironmentFile('ARGS="--a=1 \'--b=2 3\'"\nHOST=h\n');
    const variables = new Map(file?.variables.map(({ name, value }) => [name, { source: value, uri: 'memory://env' }]));
    const unit = readUnitFile(`[Service]\nExecStart=/bin/x $ARGS $NONE --c=\${HOST}:1 --d=\${NONE} --e=$$HOME\n`);
    const [start] = unit ? serviceSettings(unit, 'ExecStart') : [];
    assert.ok(start);
    const words = expandCommand(splitUnitWords(start.value), uri, variables);
    assert.deepEqual(
      words?.map((word) => `${word.text} ${word.uri.slice('memory://'.length)}`),
      ['/bin/x unit', '--a=1 env', '--b=2 3 env', '--c=h:1 unit', `--d=\${NONE} unit`, '--e=$HOME unit'],
    );
  });

  it('reads a file of arguments by its name, $SNAP_DATA put in', () => {
    const uri = 'file:///node1/var/snap/microk8s/current/args/kube-apiserver';
    const document = readArgumentsFile(`# c\n--client-ca-file=\${SNAP_DATA}/certs/ca.crt\n--v 2\n`, uri);
    assert.equal(document?.component, 'kube-apiserver');
    assert.deepEqual(
      document?.flags.map(({ name, value }) => [name, value]),
      [
        ['client-ca-file', '/var/snap/microk8s/current/certs/ca.crt'],
        ['v', '2'],
      ],
    );
    assert.equal(readArgumentsFile('--client-ca-file=/ca.crt\n', 'file:///args/notes'), undefined);
  });
});
