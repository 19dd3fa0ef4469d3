import { DIFFERENCES } from './differences.ts';

/** Where the list is kept for people; `npm run test:openssl -- --record` writes it. */
export const DIFFERENCES_FILE = new URL('../../docs/openssl-differences.md', import.meta.url);

/** The list of differences as Markdown. */
export function differencesDocument(): string {
  const sections = DIFFERENCES.map(({ title, why, cases }) =>
    [`## ${title}`, why, cases.map((id) => `- ${id}`).join('\n')].join('\n\n'),
  );
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `# Where we differ from openssl

\`kubernetes-pki decode\` prints a certificate as \`openssl x509 -text -noout\` of OpenSSL 3.5 does, line for line, and its
fields equal those of \`openssl x509\`. \`npm run test:openssl\` tries both on every case of \`test/openssl/cases\`; these
alone differ, each for its reason. The lines of openssl's error queue below \`Unable to load Public Key\`, which name a
thread and a line of its source, are not compared. This page is made from \`test/openssl/differences.ts\`.`;
