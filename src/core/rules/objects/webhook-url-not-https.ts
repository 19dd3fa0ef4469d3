import { isTemplated } from '../../formats/placeholder.ts';
import type { CalledServerDocument } from '../../model/documents/objects.ts';
import type { Fix } from '../../model/finding.ts';
import type { Location } from '../../model/source/span.ts';
import { ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { defineRule } from '../engine/rule.ts';
import { OBJECTS } from '../pages/objects.ts';
import { calledServers } from './calledServers.ts';

/** The URLs of webhooks that the API server rejects (apiserver, ValidateWebhookURL). */
export const webhookUrlNotHttps = defineRule(OBJECTS['webhook-url-not-https'], {
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

/** For http only: what else was meant is unknown. */
function toHttps(url: string, { uri, span }: Location, text = ''): readonly Fix[] {
  const scheme = /^http:/i.exec(url)?.[0];
  if (scheme === undefined) return [];
  const start = /["']/.test(text[span.start] ?? '') ? span.start + 1 : span.start;
  const edit = { uri, span: { start, end: start + scheme.length }, text: ownText('https:') };
  return [{ title: phrase('Use https'), edits: [edit] }];
}
