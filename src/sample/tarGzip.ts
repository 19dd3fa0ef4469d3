/** Bytes of a block of a tar archive. */
const BLOCK = 512;

/** A file of an archive. */
export interface TarFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** A path from the folder of the link; the content is then empty. */
  readonly linkTo?: string;
}

/** The files as a tar archive (POSIX ustar), compressed by gzip. Paths have at most 100 characters. */
export async function tarGzip(files: readonly TarFile[], modified: Date): Promise<Uint8Array> {
  const parts = files.flatMap((file) => [header(file, modified), padded(file.content)]);
  const end = new Uint8Array(2 * BLOCK);
  const tar = new Blob([...parts, end].map((part) => new Uint8Array(part)));
  return new Uint8Array(await new Response(tar.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
}

function header({ path, content, linkTo }: TarFile, modified: Date): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const write = (offset: number, text: string) => block.set(new TextEncoder().encode(text), offset);
  const number = (offset: number, length: number, value: number) =>
    write(offset, value.toString(8).padStart(length - 1, '0'));
  write(0, path);
  number(100, 8, /\.(?:crt|pub)$/.test(path) ? 0o644 : 0o600);
  number(108, 8, 0);
  number(116, 8, 0);
  number(124, 12, content.length);
  number(136, 12, Math.floor(modified.getTime() / 1000));
  write(156, linkTo === undefined ? '0' : '2');
  write(157, linkTo ?? '');
  write(257, 'ustar');
  write(263, '00');
  write(265, 'root');
  write(297, 'root');
  // The sum counts its own field as spaces.
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

function padded(content: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(content.length / BLOCK) * BLOCK);
  whole.set(content);
  return whole;
}
