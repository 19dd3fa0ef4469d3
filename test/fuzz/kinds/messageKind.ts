import { globMatcher } from '../../../src/core/cluster/files/glob.ts';
import { readComparisonMessage, readComparisonRequest } from '../../../src/webview/protocol/readComparisonMessage.ts';
import { readExpirationMessage, readExpirationRequest } from '../../../src/webview/protocol/readExpirationMessage.ts';
import { readMessage, readRequest } from '../../../src/webview/protocol/readMessage.ts';
import { readViewerMessage, readViewerRequest } from '../../../src/webview/protocol/readViewerMessage.ts';
import type { Draw } from '../draw.ts';
import type { Kind } from '../kind.ts';

const READERS = [
  readComparisonMessage,
  readComparisonRequest,
  readExpirationMessage,
  readExpirationRequest,
  readMessage,
  readRequest,
  readViewerMessage,
  readViewerRequest,
];

const KEYS = [
  'kind',
  'request',
  'id',
  'place',
  'rule',
  'what',
  'revision',
  'view',
  'items',
  'message',
  'rows',
  'words',
  'picture',
  'frames',
  'boxes',
  'edges',
  'left',
  'uri',
  'text',
  'format',
  '__proto__',
  'constructor',
];
const VALUES = [
  'ready',
  'show',
  'structure',
  'open',
  'copy',
  'unlock',
  'drawn',
  'failed',
  'reply',
  'picture',
  'image',
  'page',
  'pem',
  'text',
  '**/*',
  '{a,b',
  '[a',
  '**/**/**/**/**/x',
  '*a*a*a*a*a*a*a*a*x',
  '',
  'x'.repeat(3000),
];

/** What a page and the extension may be sent, and patterns of settings. */
export const MESSAGE_KIND: Kind = {
  name: 'message',
  weight: 25,
  make: (draw) => [['file', new TextEncoder().encode(JSON.stringify(value(draw, 0)))]],
  run: async ([file]) => {
    const message: unknown = JSON.parse(new TextDecoder().decode(file?.[1]));
    const read = READERS.map((reader) => reader(message));
    const patterns = typeof message === 'object' && message !== null ? Object.values(message) : [message];
    const matches = globMatcher(patterns.filter((one) => typeof one === 'string'));
    return {
      texts: [
        JSON.stringify(read),
        `${matches('a/b/c/ca.crt')} ${['x', 'a'].map((letter) => matches(letter.repeat(244)))}`,
      ],
      places: [],
    };
  },
};

function value(draw: Draw, depth: number): unknown {
  switch (draw.below(depth > 5 ? 5 : 8)) {
    case 0:
      return draw.pick([0, 1, -1, 1.5, 1e308, 2 ** 53, 42]);
    case 1:
      return draw.pick([true, false, null]);
    case 2:
    case 3:
    case 4:
      return draw.pick(VALUES);
    case 5:
      return Array.from({ length: draw.small(6) }, () => value(draw, depth + 1));
    default: {
      const entries = Array.from({ length: draw.small(9) }, () => [draw.pick(KEYS), value(draw, depth + 1)] as const);
      return { kind: draw.pick(VALUES), request: 1, ...Object.fromEntries(entries) };
    }
  }
}
