const REPOSITORY = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector';

/**
 * The section of the changelog about the version, without its heading. Links to documents lead to those of the release, as the page of a release
 * has no folder. Throws if there is none, or if it is empty.
 */
export function releaseNotes(changelog: string, version: string): string {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((one) => one.startsWith(`${version}\n`));
  const notes = section?.slice(version.length).trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  return `${notes.replaceAll(/\]\((?=[\w./-]+\.md\))/g, `](${REPOSITORY}/blob/v${version}/`)}\n`;
}
