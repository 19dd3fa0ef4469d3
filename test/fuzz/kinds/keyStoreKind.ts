import { decodeFile, openKeyStore, textOfKeyStore } from '../../../src/core/index.ts';
import { STORE_PASSWORD } from '../corpus/keyStores.ts';
import type { Corpus } from '../corpus/makeCorpus.ts';
import type { Kind } from '../kind.ts';
import { mutateBytes } from '../mutate/bytes.ts';
import { mutateDer } from '../mutate/der.ts';
import { bytesAsHex, examineFile } from './examineFile.ts';

/** Key stores, looked at without their password and opened with it. */
export function keyStoreKind({ keyStores, now }: Corpus): Kind {
  return {
    name: 'key store',
    weight: 6,
    make: (draw) => {
      const bytes = draw.pick(keyStores);
      return [['file', draw.chance(2) ? mutateDer(bytes, draw) : mutateBytes(bytes, draw)]];
    },
    run: async ([file]) => {
      const bytes = file?.[1] ?? new Uint8Array();
      const closed = examineFile(await decodeFile('memory://fuzz/store.p12', bytes), now);
      const opened = await openKeyStore(bytes, 'memory://fuzz/store.p12', STORE_PASSWORD);
      const said = opened.kind === 'opened' ? textOfKeyStore(opened, 'store.p12', now.getTime()) : opened.kind;
      return { texts: [...closed.texts, said, JSON.stringify(opened, bytesAsHex)], places: closed.places };
    },
  };
}
