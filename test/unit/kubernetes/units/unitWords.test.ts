import assert from 'node:assert/strict';
import { withSpecifiers } from '../../../../src/core/kubernetes/units/specifiers.ts';
import { readUnitFile, serviceSettings } from '../../../../src/core/kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../../../src/core/kubernetes/units/unitWords.ts';

/** The words of a command in a unit of this name, each with the text that it stands for. */
function words(command: string, name = 'kubelet.service'): readonly string[] {
  const text = `[Service]\nExecStart=${command}\n`;
  const unit = readUnitFile(text);
  const [setting] = unit ? serviceSettings(unit, 'ExecStart') : [];
  assert.ok(setting);
  return splitUnitWords(setting.value).map((word) => withSpecifiers(word, name).text);
}

describe('the words of a unit', () => {
  it('have escapes replaced, in quotes too', () => {
    assert.deepEqual(words(String.raw`a\x2db "c\td" 'e\'f' \101\u00e9\s`), ['a-b', 'c\td', "e'f", 'Aé ']);
  });

  it('keep escapes that systemd does not know, and octets that are no characters', () => {
    assert.deepEqual(words(String.raw`\q \x4 \x00 \xff \8`), [
      String.raw`\q`,
      String.raw`\x4`,
      String.raw`\x00`,
      String.raw`\xff`,
      String.raw`\8`,
    ]);
  });

  it('have the backslash before a variable taken away, which a script wrote for its shell', () => {
    assert.deepEqual(words(String.raw`\$KUBELET_ARGS`), ['$KUBELET_ARGS']);
  });

  it('have the specifiers of the unit and of the manager replaced, and those of the machine left', () => {
    assert.deepEqual(words('%n %p %i %N %S/kubelet %%', 'etcd@cp-1.service'), [
      'etcd@cp-1.service',
      'etcd',
      'cp-1',
      'etcd@cp-1',
      '/var/lib/kubelet',
      '%',
    ]);
    assert.deepEqual(words('--cert-file=/pki/%H.crt'), ['--cert-file=/pki/%H.crt']);
    const template = '--listen-metrics-urls=http://%LISTEN_METRICS_URLS%:2381';
    assert.deepEqual(words(template), [template]);
  });

  it('in the value of a variable have a backslash quote the next character', () => {
    const source = { text: String.raw`a\ b \x41`, pieces: [{ from: 0, start: 0 }], at: 0 };
    assert.deepEqual(
      splitUnitWords(source, 'quotes').map(({ text }) => text),
      ['a b', 'x41'],
    );
  });
});
