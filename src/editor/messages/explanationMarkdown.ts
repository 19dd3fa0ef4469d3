import {
  connectionLine,
  describeMessage,
  type ExplainedError,
  type Finding,
  type Markdown,
  markdown,
  phrase,
  type Text,
  untrusted,
} from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { language } from '../language.ts';
import { commandLink, joinedMarkdown, markup } from '../markdown.ts';

/** More would make a hover a page. */
const MAX_LISTED = 3;

/** A logged error explained: what it means, the findings and connections that it is about, and where to go on. */
export function explanationMarkdown(explained: ExplainedError): Markdown {
  const { title, meaning, look } = describeMessage(explained);
  const { findings, connections } = explained;
  const page = commandLink(
    shown(phrase('What components log')),
    COMMANDS.openTroubleshooting,
    [],
    shown(phrase('Open the page on messages and their causes')),
  );
  return joinedMarkdown(
    [
      markup`**${shown(title)}**`,
      shown(meaning),
      ...listed(findings.map(findingLine)),
      ...listed(findings.length > 0 ? [] : connections.map(connectionLink)),
      ...(findings.length > 0 ? [] : look.map((text) => markup`$(search) ${shown(text)}`)),
      page,
    ],
    '\n\n',
  );
}

function findingLine({ message, at: { uri, span }, rule }: Finding): Markdown {
  const place = commandLink(
    shown(phrase('Go to Cause')),
    COMMANDS.openPlace,
    [uri, span.start, span.end],
    shown(phrase('Go to location')),
  );
  const link = commandLink(shown(untrusted(rule)), COMMANDS.openRule, [rule], shown(phrase('Why and how to fix it')));
  return markup`$(error) ${shown(message)} ${place} ${link}`;
}

function connectionLink(connection: ExplainedError['connections'][number]): Markdown {
  const { uri, span } = connection.at;
  const title = shown(phrase('Go to location'));
  return commandLink(shown(connectionLine(connection)), COMMANDS.openPlace, [uri, span.start, span.end], title);
}

function listed(lines: readonly Markdown[]): readonly Markdown[] {
  const count = lines.length - MAX_LISTED;
  return [...lines.slice(0, MAX_LISTED), ...(count > 0 ? [shown(phrase('and {count} more', { count }))] : [])];
}

function shown(text: Text): Markdown {
  return markdown(text, language());
}
