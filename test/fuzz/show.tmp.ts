import { readFileSync } from 'node:fs';
import { decodeFile, decodeText } from '../../src/core/index.ts';
import { examineFile } from './kinds/examineFile.ts';

for (const f of process.argv.slice(2)) {
  const c = JSON.parse(readFileSync(f, 'utf8'));
  const v = c.files[0][1];
  const b = v.text !== undefined ? Buffer.from(v.text) : Buffer.from(v.base64, 'base64');
  console.log('=====', f, b.toString(v.text === undefined ? 'hex' : 'utf8').slice(0, 2500));
  const o = examineFile(
    c.kind === 'copied text' ? await decodeText(b.toString()) : await decodeFile('memory://f', Uint8Array.from(b)),
    new Date(),
  );
  console.log(o.texts.map((t) => t.slice(0, 1500)).join('\n--\n'));
}
