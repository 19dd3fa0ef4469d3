import { isTemplated } from '../../formats/placeholder.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import type { Fix } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { calledServers } from './calledServers.ts';
import { WEBHOOK_PAGE } from './objectReferences.ts';

/** What the API server refuses of a webhook’s URL (apiserver, ValidateWebhookURL). */
export const webhookUrlNotHttps = defineRule({
  id: 'objects/webhook-url-not-https',
  severity: 'error',
  basis: 'observed',
  title: 'The url of a webhook is not what the API server takes',
  messages: {
    scheme:
      "The url of {server} must be https: `'https' is the only allowed URL scheme; desired format: https://host[/path]`.",
    host: 'The url of {server} names no host: `host must be specified; desired format: https://host[/path]`.',
    user: 'The url of {server} holds a user: `user information is not permitted in the URL`.',
    fragment: 'The url of {server} has a fragment: `fragments are not permitted in the URL`.',
    query: 'The url of {server} has a query: `query parameters are not permitted in the URL`.',
  },
  docs: {
    why: 'The URL of a webhook is `https://host[:port]/path` and nothing more; the API server refuses the object otherwise. There is no way to call a webhook without TLS.',
    fix: 'Write an https URL. What a query was to say belongs into the path.',
    references: [WEBHOOK_PAGE],
  },
  *check(node) {
    for (const { called, label, file } of calledServers(node, 'webhooks')) {
      const { url, uri, service } = called;
      const message = url && !service && !isTemplated(url.value) ? mistakeOf(url) : undefined;
      if (!url || !message) continue;
      const at = { uri, span: url.span };
      yield {
        message,
        data: { server: label },
        at,
        fixes: message === 'scheme' ? toHttps(url.value, at, file.text) : [],
      };
    }
  },
});

/** In the order of the API server's checks. */
function mistakeOf({
  value,
  holdsUser,
}: NonNullable<CalledServerDocument['url']>): 'scheme' | 'host' | 'user' | 'fragment' | 'query' | undefined {
  const match = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]+)?(#.+)?/i.exec(value.trim());
  const [, scheme = '', authority = '', , query, fragment] = match ?? [];
  if (scheme.toLowerCase() !== 'https') return 'scheme';
  if (authority === '') return 'host';
  if (holdsUser) return 'user';
  if (fragment !== undefined) return 'fragment';
  return query === undefined ? undefined : 'query';
}

/** Only of http: nobody can tell what else was meant. */
function toHttps(url: string, { uri, span }: Location, text = ''): readonly Fix[] {
  const scheme = /^http:/i.exec(url)?.[0];
  if (scheme === undefined) return [];
  const start = /["']/.test(text[span.start] ?? '') ? span.start + 1 : span.start;
  const edit = { uri, span: { start, end: start + scheme.length }, text: 'https:' };
  return [{ title: phrase('Write https'), edits: [edit] }];
}
