import type { MimeHeaders, MimePart } from '../../formats/mime/multipart.ts';
import { readText } from '../../formats/sniff.ts';
import { parseYamlPaced } from '../../formats/yaml/parseYaml.ts';
import type { EmbeddedFile } from '../../model/embeddedFile.ts';
import type { ContentPlace } from '../../model/source/contentPlace.ts';
import type { Span } from '../../model/source/span.ts';
import { utf8Offsets } from '../../model/source/utf8Offsets.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';
import { readConfigurationPart } from './cloudInit.ts';
import { ContentBudget, decodeDigits } from './fileContent.ts';
import { MAX_FILES } from './machineFiles.ts';
import { filesWritten, type WrittenFile } from './writtenFiles.ts';

/**
 * The files that cloud-init writes for user data of several parts (docs.cloud-init.io, "User data formats", MIME multi-part archive). `text`: of
 * the message.
 */
export async function readUserData(
  parts: readonly MimePart[],
  text: string,
  scheduler: Scheduler,
): Promise<readonly EmbeddedFile[]> {
  const budget = new ContentBudget();
  let entries: readonly WrittenFile[] = [];
  for (const part of parts) {
    const decoded = decodedPart(part, text);
    if (!decoded || !isConfiguration(part.headers, decoded.text)) continue;
    const [{ root } = {}] = (await parseYamlPaced(decoded.text, scheduler)).documents;
    const configuration = root && readConfigurationPart(root, budget);
    if (!configuration) continue;
    const own = configuration.entries.map((entry) => placedEntry(entry, decoded));
    // A later part replaces the list of an earlier one, unless it says how both are merged.
    entries = configuration.isMerged || saysHowToMerge(part.headers) ? [...entries, ...own] : own;
  }
  return filesWritten(entries.slice(0, MAX_FILES), budget).map((file) => ({ machine: '', ...file }));
}

/** The text of a part, and where its characters stand in the message. */
interface DecodedPart {
  readonly text: string;
  readonly offsetOf: (offset: number) => number;
}

/** Undefined if the part is no text, or is encoded in another way. */
function decodedPart({ headers, body }: MimePart, message: string): DecodedPart | undefined {
  const text = message.slice(body.start, body.end);
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '7bit';
  if (/^(?:7bit|8bit|binary)$/.test(encoding)) return { text, offsetOf: (offset) => body.start + offset };
  const decoded = encoding === 'base64' ? decodeDigits(text, 0) : 'damaged';
  if (decoded === 'damaged') return undefined;
  const plain = readText(decoded.bytes);
  if (plain === undefined) return undefined;
  const bytesBefore = plain.length === decoded.bytes.length ? undefined : utf8Offsets(plain);
  return { text: plain, offsetOf: (offset) => body.start + decoded.offsetOf(bytesBefore?.[offset] ?? offset) };
}

/** cloud-init looks at the first line of what is sent as plain text (cloudinit/user_data.py). */
function isConfiguration(headers: MimeHeaders, text: string): boolean {
  const [type = ''] = (headers.get('content-type') ?? 'text/plain').toLowerCase().split(';');
  if (type.trim() === 'text/cloud-config') return true;
  return type.trim() === 'text/plain' && /^\s*#cloud-config[ \t\r]*\n/.test(text);
}

/** docs.cloud-init.io, "Merging user data sections". */
function saysHowToMerge(headers: MimeHeaders): boolean {
  return ['merge-type', 'x-merge-type'].some((name) => headers.has(name));
}

function placedEntry(entry: WrittenFile, part: DecodedPart): WrittenFile {
  const { content } = entry;
  return content ? { ...entry, content: { ...content, place: placeInMessage(content.place, part) } } : entry;
}

function placeInMessage({ span, length, offsetOf }: ContentPlace, part: DecodedPart): ContentPlace {
  return {
    span: spanInMessage(span, part),
    length,
    ...(offsetOf && { offsetOf: (offset) => part.offsetOf(offsetOf(offset)) }),
  };
}

function spanInMessage({ start, end }: Span, { offsetOf }: DecodedPart): Span {
  const first = offsetOf(start);
  return { start: first, end: end > start ? offsetOf(end - 1) + 1 : first };
}
