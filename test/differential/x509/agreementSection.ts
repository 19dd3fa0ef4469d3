import { KNOWN_DISAGREEMENTS } from './knownDisagreements.ts';
import { type JudgeName, type RecordedJudge, readJudges } from './recorded.ts';

const TITLES: Readonly<Record<JudgeName, string>> = {
  pkits: 'NIST’s PKITS, the paths that come with Go: policies, path lengths, key usages, names',
  limbo: 'C2SP’s x509-limbo, commit 8a2e6f4, without the cases of bettertls and those of public sites',
  bettertls: 'Netflix’ bettertls, commit e1e99e3: name constraints and path building',
  cryptography: 'Certificates of Python’s cryptography 38.0.4, each alone',
  chains: 'Chains with extensions that are drawn, some of them damaged',
  pairs: 'Pairs of files that are drawn block by block, as crypto/tls, client-go 1.37.2 and etcd 3.6.6 load them',
  handshakes: 'TLS handshakes of drawn ends: certificates, versions, cipher suites, curves, demands',
};

/** The part of docs/agreement.md about certificates that are read and verified as Go does, as Markdown. */
export function x509Section(): string {
  const judges = readJudges();
  const rows = (Object.keys(TITLES) as JudgeName[]).flatMap((name) => {
    const judge = judges[name];
    return judge ? [row(TITLES[name], judge)] : [];
  });
  return `## Certificates

\`npm run test:x509\` compares how certificates are read and verified with what Go’s crypto/x509 says of them: the error of reading each
certificate, and that of verifying the first for servers or clients, with a host name or without. Most of the collections are other people’s.
Neither their certificates nor their programs are part of this project. Pairs of files are loaded by crypto/tls, and their parts as a bundle and as
keys for tokens by client-go and etcd. Ends that shake hands present odd certificates, and compared is who rejects whom with which error.

${[...HEAD, ...rows].join('\n')}

CI tries PKITS, 2,000 chains, pairs and handshakes each, and everything on which a run once disagreed. Every difference in the text belongs to
one of these classes, which CI knows:

${[...KNOWN_HEAD, ...KNOWN_DISAGREEMENTS.map(({ id, reason }) => `| ${reason} | ${count(knownCases(id))} |`)].join('\n')}`;
}

const HEAD = [
  '| Compared | Go | Date | Cases | Accepted by Go | Same verdict | Same text |',
  '| --- | --- | --- | ---: | ---: | ---: | ---: |',
];

const KNOWN_HEAD = ['| Known difference | Cases |', '| --- | ---: |'];

function row(title: string, { go, date, from, to, questions, accepted, verdicts, texts }: RecordedJudge): string {
  const seeds = from === undefined || to === undefined ? '' : `, seeds ${count(from)} to ${count(to)}`;
  const cells = [`${title}${seeds}`, go, date, ...[questions, accepted, verdicts, texts].map(count)];
  return `| ${cells.join(' | ')} |`;
}

/** How many cases of the recorded runs a known difference covers. */
export function knownCases(id: string): number {
  return Object.values(readJudges()).reduce((sum, { known }) => sum + (known[id] ?? 0), 0);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
