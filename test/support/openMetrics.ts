/** One sample of a gauge. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const METADATA = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/;
const SAMPLE = /^([a-zA-Z_:][\w:]*)\{(.*)\} (-?\d+(?:\.\d+)?|NaN)$/s;
const LABEL = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/;

/**
 * The samples of gauges in OpenMetrics 1.0, as its grammar has them: metadata before the samples of its family, no family twice or
 * interleaved, no series twice, escapes of three characters only, and the end marked. Throws for anything else.
 */
export function readGauges(text: string): readonly Sample[] {
  if (!text.endsWith('\n# EOF\n')) throw new Error('no end');
  const samples: Sample[] = [];
  const types = new Map<string, string>();
  const series = new Set<string>();
  let family = '';
  for (const line of text.slice(0, -'# EOF\n'.length - 1).split('\n')) {
    const [, kind = '', name = '', rest = ''] = METADATA.exec(line) ?? [];
    if (kind !== '') {
      if (name !== family && [...types.keys()].includes(name)) throw new Error(`a family twice: ${line}`);
      if (kind === 'TYPE') types.set(name, rest);
      if (/\\(?!["\\n])/.test(rest)) throw new Error(`an escape: ${line}`);
      family = name;
      continue;
    }
    const sample = readSample(line);
    if (sample.name !== family || types.get(family) !== 'gauge') throw new Error(`not of its family: ${line}`);
    const identity = `${sample.name} ${JSON.stringify(
      Object.entries(sample.labels)
        .filter(([, value]) => value)
        .sort(),
    )}`;
    if (series.has(identity)) throw new Error(`a series twice: ${line}`);
    series.add(identity);
    samples.push(sample);
  }
  return samples;
}

function readSample(line: string): Sample {
  const [, name = '', written = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (name === '') throw new Error(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  for (let rest = written; rest !== ''; ) {
    const [whole, label = '', content = ''] = LABEL.exec(rest) ?? [];
    if (whole === undefined || label in labels) throw new Error(`a label: ${rest}`);
    labels[label] = content.replaceAll(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
    rest = rest.slice(whole.length);
  }
  return { name, labels, value: Number(value) };
}
