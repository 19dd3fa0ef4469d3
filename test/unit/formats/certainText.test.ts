import assert from 'node:assert/strict';
import { certainText } from '../../../src/core/formats/certainText.ts';

/** The lines that are certain, without blanks at their ends. */
function certainLines(text: string, isTerraform = false): readonly string[] {
  const certain = certainText(text, isTerraform);
  assert.equal(certain.text.length, text.length);
  const lines = certain.text.split('\n').map((line) => line.trimEnd());
  return [certain.isPartial ? 'partial' : 'whole', ...lines.filter((line) => line !== '' && line !== '#')];
}

describe('the text that every file made from a template has', () => {
  for (const [language, open, branch, close] of [
    ['Jinja', '{% if tls %}', '{% else %}', '{% endif %}'],
    ['Jinja without blanks around it', '{%- if tls -%}', '{%- elif other -%}', '{%- endif -%}'],
    ['Go', '{{- if .TLS }}', '{{- else }}', '{{- end }}'],
    ['Mustache', '{{#tls}}', '{{! no }}', '{{/tls}}'],
    ['ERB', '<% if @tls -%>', '<% else -%>', '<% end -%>'],
    ['ERB with a block', '<% @all.each do |one| -%>', '<%# no %>', '<% end -%>'],
    ['EPP', '<% if $tls { -%>', '<% } else { -%>', '<% } -%>'],
    ['Terraform', '%{ if tls ~}', '%{ else ~}', '%{ endif ~}'],
  ] as const) {
    it(`leaves out the branches of ${language}`, () => {
      const lines = certainLines(`a: 1\n${open}\nb: 2\n${branch}\nb: 3\n${close}\nc: 4\n`);
      assert.equal(lines[0], 'partial');
      assert.ok(lines.includes('c: 4'));
      assert.ok(!lines.some((line) => /[23]/.test(line)), lines.join('\n'));
    });
  }

  it('has blocks in blocks, and statements that make no text', () => {
    const inner = '{% for b in c %}\nb: 1\n{% if d %}\nd: 2\n{% endif %}\n{% endfor %}';
    const text = `{# note #}\n{% set a = 1 %}\na: {{ a }}\n{% if b %}\n${inner}\n{% endif %}\ne: 3\n`;
    assert.deepEqual(certainLines(text), ['partial', 'a: $(a___)', 'e: 3']);
    assert.deepEqual(certainLines('{# note #}\n{% set a = 1 %}\na: {{ a }}\n'), ['whole', 'a: $(a___)']);
  });

  it('replaces a value with a placeholder that YAML reads as a plain scalar', () => {
    assert.deepEqual(certainLines('a: {{ b["c: d"] }}:{{ e }} # f'), ['whole', 'a: $(b__c__d_____):$(e___) # f']);
    assert.deepEqual(certainLines('a: <%= @b %>'), ['whole', 'a: $(b_____)']);
    // A default may be a password.
    assert.deepEqual(certainLines('a: {{ b or "hunter2" }}'), ['whole', 'a: $(b_or_____________)']);
    assert.deepEqual(certainLines('a: b{% if c %}hunter2{% endif %}').join().includes('hunter2'), false);
  });

  for (const [language, block] of [
    ['Jinja', '{% for n in ns %}https://{{ n }}:2379{% if not loop.last %},{% endif %}{% endfor %}'],
    ['Jinja without blanks', '{% for n in ns -%} https://{{ n }} {%- if a -%} , {%- endif -%} {%- endfor %}'],
    ['Jinja with branches', '{% if b %}c{% else %}d{% endif %}'],
    ['Go', '{{range $i, $n := .Ns}}{{if $i}},{{end}}https://{{$n}}:2379{{end}}'],
    ['Mustache', '{{#ns}}https://{{ip}}:2379,{{/ns}}'],
    ['ERB', '<% @ns.each do |n| %>https://<%= n %>:2379,<% end %>'],
    ['Terraform', `%{ for n in ns ~} https://\${n}:2379, %{~ endfor }`],
  ] as const) {
    it(`takes a block of ${language} within a word for a value`, () => {
      const [state, ...lines] = certainLines(`--a=b --c=${block},x --d=e`, language === 'Terraform');
      assert.equal(state, 'whole');
      assert.match(lines.join('|'), /^--a=b --c=\$\([\w.-]+\),x --d=e$/);
    });
  }

  it('takes no block for a value that may be more than a part of a word', () => {
    for (const block of [
      '{% if a %} --c=d{% endif %}',
      '{% if a %}"{% endif %}',
      '{% if a %}{% else %}\n--c=d{% endif %}',
      '{% if a %}--c={% endif %}d',
      '{% if a %}c{%- endif -%} --d',
      ' {%- if a %},c{% endif %}',
      '<% if a -%> --c=d<% end -%>',
    ])
      assert.equal(certainText(`run --a=b${block} --e=f`).isPartial, true, block);
    for (const before of ['run ', 'run --a', '', 'ARGS='])
      assert.equal(certainText(`${before}{% if a %}b{% endif %} --c=d`).isPartial, true, before);
  });

  it('takes a value at the beginning of a command for all of its words', () => {
    const wholes = ['ExecStart={{ a }}', 'ExecStart = -{{ a }}', 'ExecStart={{ a }} --b=c'];
    for (const line of wholes) assert.equal(certainText(`[Service]\n${line}\n`).isPartial, true, line);
    for (const line of ['User={{ a }}', 'ExecStart=/usr/bin/kubelet --a={{ b }}', 'ExecStart={{ a }}/kubelet'])
      assert.equal(certainText(`[Service]\n${line}\n`).isPartial, false, line);
  });

  it('takes an expression in dollars and braces for a value of Terraform only', () => {
    assert.deepEqual(certainText(`a: \${b}`, true).text, 'a: $(b)');
    assert.equal(certainText(`run \${words} --a`, true).isPartial, true);
    for (const [text, isTerraform] of [
      [`run \${words} --a`, false],
      [`run $\${words} --a`, true],
    ] as const)
      assert.deepEqual(certainText(text, isTerraform), { text, isPartial: false });
  });

  const inTerraform: readonly string[] = [
    `\${jsonencode({a = {b = 1}})}`,
    `\${jsonencode({a = "}"})}`,
    `\${f("\\"}", "\${g({a = "}"})}")}`,
    `\${f("$\${")}`,
    `\${f({\n  a = "}"\n})}`,
  ];
  for (const tag of inTerraform) {
    it(`takes ${tag.replaceAll('\n', ' ')} for one tag of Terraform`, () => {
      const { text } = certainText(`a: ${tag}\nb: 1\n`, true);
      assert.match(text, /^a: \$\([\w.]*\)\nb: 1\n$/);
      assert.equal(text.length, `a: ${tag}\nb: 1\n`.length);
    });
  }

  const inOthers: readonly string[] = [
    '{{ "}}" }}',
    '{{ f `}}` "\\"}}" }}',
    "{{ '}}' }}",
    "{{ {'a': {'b': 1}} }}",
    "{{ {'a': 1}}}",
    '{{ a | default("don\'t }}") }}',
  ];
  for (const tag of inOthers) {
    it(`takes ${tag} for one tag`, () =>
      assert.match(certainLines(`a: ${tag}\nb: 1`).join('|'), /\|a: \$\([\w.]*\)\|b: 1$/));
  }

  it('takes no closing mark in a statement for its end', () => {
    assert.deepEqual(certainLines(`%{ if f({a = "}"}) ~}\na: 1\n%{ endif ~}`, true), ['whole', 'a: 1']);
    assert.deepEqual(certainLines('{% set b = "%}" %}\na: 1'), ['whole', 'a: 1']);
  });

  it('ends a comment of Go with its own mark, and one of Mustache with the first braces', () => {
    assert.deepEqual(certainLines('a: 1{{/* }} "don\'t */}}\nb: 1'), ['whole', 'a: 1', 'b: 1']);
    assert.deepEqual(certainLines("{{! don't }}\na: 1\n{{! don't }}"), ['whole', 'a: 1']);
    assert.deepEqual(certainLines("a: {{ don't }}\nb: 1"), ['whole', 'a: $(don_t___)', 'b: 1']);
  });

  it('leaves the rest of a line open behind a value of Terraform that does not end', () => {
    for (const tag of [`\${f({a = 1)}/c`, `\${f("a)}/c`, `\${f(/c`])
      assert.match(certainLines(`a: 1\nb: ${tag}\nc: 2`, true).join('|'), /^partial\|a: 1\|b: \$\(_+\)\|c: 2$/);
  });

  it('reads few unbalanced tags again', () => {
    for (const tag of [`\${f({\n`, '{{ ({ }}\n', '{{ "{" { }}\n']) {
      const before = process.threadCpuUsage();
      certainText(tag.repeat(100_000), true);
      assert.ok(process.threadCpuUsage(before).user < 2_000_000, tag);
    }
  });

  it('includes the third brace of {{{ }}} in Mustache in the value', () => {
    assert.deepEqual(certainLines('a: {b: {{{ c }}}}'), ['whole', 'a: {b: $(c_____)}']);
  });

  it('is partial if a value may be lines, items, keys, flags or words', () => {
    for (const text of [
      '{{ more }}',
      'a:\n  - {{ item }}',
      '{{ key }}: a',
      'run {{ words }} --a',
      'run --{{ flag }}=a',
    ]) {
      assert.equal(certainText(text).isPartial, true, text);
    }
    for (const text of [
      '# {{ managed }}\na: 1',
      '{{ managed | comment }}\na: 1',
      'a: {{ b }}',
      'run --a {{ b }}',
      'run --a={{ b }}/c',
      'A="{{ b }}"',
      'run {{ b }}/c',
    ]) {
      assert.equal(certainText(text).isPartial, false, text);
    }
    assert.equal(certainText('KUBELET_ARGS="{{ args }}"').isPartial, true);
  });

  it('is what stands in the only branch, since the file is made with it or not at all', () => {
    const text = '---\n# note\n{{- if .Enabled }}\na: {{ .B }}\n{{- end }}\n';
    assert.deepEqual(certainLines(text), ['whole', '---', '# note', 'a: $(.B___)']);
    assert.deepEqual(certainLines('{% for a in b %}\na: 1\n{% endfor %}\n'), ['partial']);
    assert.deepEqual(certainLines('{% if a %}\na: 1\n{% else %}\nb: 1\n{% endif %}\n'), ['partial']);
  });

  it('is empty if a block does not close', () => {
    assert.deepEqual(certainLines('a: 1\n{% if b %}\nc: 2\n'), ['partial']);
    assert.deepEqual(certainLines('a: 1\n{% endif %}\nc: 2\n'), ['partial']);
  });

  it('goes on in the line before a block that takes away the line breaks around it', () => {
    const [state, line] = certainLines('--period=\n{%- if a -%}\n 2s\n{%- else -%}\n 5s\n{%- endif %} \\\n');
    assert.equal(state, 'partial');
    assert.match(line ?? '', /^--period=\$\(_+\) \\$/);
  });

  it('keeps the command of a unit together', () => {
    const unit = '[Service]\nExecStart=/etcd --a=b \\\n{% if c %}\n  --c=d \\\n{% endif %}\n  --e=f\n';
    assert.match(certainText(unit).text, /--a=b \\\n# +\n# +\\?\s*\n# +\n {2}--e=f\n$/);
  });

  it('is the text itself without tags', () => {
    for (const text of ['a: {b: {c: d}}\n', `x=\${#list}\n`, '%{http_code}', 'a <b> c'])
      assert.deepEqual(certainText(text), { text, isPartial: false });
  });

  it('takes linear time', () => {
    const long = 300_000;
    const texts = [
      '{%',
      '{{',
      '{{ a }}',
      '{{ if a }}',
      '{{ if a }}b{{ end }}',
      '{%- if a -%}\n  ',
      '<% if a %>\n',
      '{{ a }} \t',
      '{% if a %}\n{% endif %}\n\n',
      '\n',
    ];
    for (const text of texts) {
      const start = performance.now();
      certainText(text.repeat(Math.ceil(long / text.length)));
      certainText('{{ if a }}'.repeat(10_000) + '{{ end }}'.repeat(10_000));
      assert.ok(performance.now() - start < 5000, text);
    }
  });
});
