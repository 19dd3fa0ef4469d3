import { DIFFERENCES } from './differences.ts';

/** The list for people; `npm run test:openssl -- --record` writes it. */
export const DIFFERENCES_FILE = new URL('../../docs/openssl-differences.md', import.meta.url);

/** The list of differences as Markdown. */
export function differencesDocument(): string {
  const sections = DIFFERENCES.map(({ title, why, cases }) =>
    [`## ${title}`, why, cases.map((id) => `- ${id}`).join('\n')].join('\n\n'),
  );
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `# Differences from openssl

\`kubernetes-pki decode\` prints a certificate like \`openssl x509 -text -noout\` of OpenSSL 3.5, line for line, and its
fields equal those of \`openssl x509\`. \`npm run test:openssl\` runs both on every case in \`test/openssl/cases\`. Only the
cases below differ, for the reasons given. The lines of openssl's error queue below \`Unable to load Public Key\`, which contain a
thread ID and a line of its source, are not compared. This page is generated from \`test/openssl/differences.ts\`.`;
