import {
  copiedFix,
  type Finding,
  type Location,
  type Markdown,
  phrase,
  type Report,
  warningsBeforeFix,
} from '../../core/index.ts';
import { toRange, workspacePath } from '../conversion/convert.ts';
import type { RuleFinding } from '../conversion/documentUris.ts';
import { codeBlock, joinedMarkdown, markup } from '../text/markdown.ts';
import { shownMarkdown } from '../text/shown.ts';

/** The finding that the page of a rule begins with; undefined once it is fixed. */
export function findingOfPage({ findings }: Report, rule: string, { uri, index }: RuleFinding): Finding | undefined {
  return findings.filter((one) => one.rule === rule && one.at.uri === uri)[index];
}

/** The place of a finding among those of its rule in its file, for `findingOfPage`. */
export function ruleFinding(
  { findings }: Report,
  { rule, at: { uri, span } }: Pick<Finding, 'rule' | 'at'>,
): RuleFinding {
  const all = findings.filter((one) => one.rule === rule && one.at.uri === uri);
  return {
    uri,
    index: Math.max(
      0,
      all.findIndex(({ at }) => at.span.start === span.start),
    ),
  };
}

/** The label of a place as a link to it. */
type PlaceLink = (label: Markdown, at: Location) => Markdown;

/** A finding's message, place, consequences and fixes, as the first section of its rule's page. `advice`: what the page says of the fix. */
export function findingSection(report: Report, finding: Finding, advice: string, link: PlaceLink): Markdown {
  const { message, at, related, fixes, command } = finding;
  const linked = (place: Location) => link(placeText(report, place), place);
  const places = related.map((one) => markup`- ${shownMarkdown(one.message)} (${linked(one)})`);
  return joinedMarkdown(
    [
      markup`**${shownMarkdown(message)}**`,
      linked(at),
      ...(places.length > 0 ? [joinedMarkdown(places, '\n')] : []),
      ...fixes.flatMap((fix) => {
        const diff = copiedFix(report, fix)?.diff;
        const title = markup`${shownMarkdown(phrase('Quick fix: {title}', { title: fix.title }))}`;
        return diff === undefined ? [title] : [title, codeBlock('diff', diff.trimEnd())];
      }),
      ...(command === undefined ? [] : [shownMarkdown(phrase('Commands that fix it'))]),
      ...warningsBeforeFix(report, finding, advice).map((warning) => shownMarkdown(warning)),
      ...(command === undefined ? [] : [codeBlock('sh', command)]),
    ],
    '\n\n',
  );
}

function placeText(report: Report, { uri, span }: Finding['at']): Markdown {
  const line = toRange(report.files.get(uri), span).start.line + 1;
  return shownMarkdown(phrase('{path}:{line}', { path: workspacePath(uri), line }));
}
