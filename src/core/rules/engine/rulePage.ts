const PAGES = 'https://github.com/kubernetes-pki-inspector/kubernetes-pki-inspector/blob/main/media/rules';

/** The rule's documentation page on the web: the same text the editor opens offline. */
export function rulePageUrl(rule: string): string {
  return `${PAGES}/${rule}.md`;
}
