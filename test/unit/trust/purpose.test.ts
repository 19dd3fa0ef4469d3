import { authority, leaf } from './chainCase.ts';
import { runTable, type TableCase, TRUSTED, USAGE, viaIntermediate, withRoot } from './chainTable.ts';

const TABLE: readonly TableCase[] = [
  {
    name: 'a server certificate for clients only',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['clientAuth'] }),
    expect: USAGE,
  },
  {
    name: 'a client certificate for servers only',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), purpose: 'clientAuth' }),
    expect: USAGE,
  },
  {
    name: 'any purpose asked for',
    given: async () => ({ ...(await withRoot(await authority('kubernetes'))), purpose: 'any' }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate without extended key usage',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: undefined }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate for any extended key usage',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['any'] }),
    expect: TRUSTED,
  },
  {
    name: 'a certificate with a private purpose only',
    given: async () => withRoot(await authority('kubernetes'), { extendedKeyUsage: ['1.3.6.1.4.1.1'] }),
    expect: USAGE,
  },
  {
    name: 'a CA whose extended key usage lacks serverAuth',
    given: async () => withRoot(await authority('kubernetes', { extendedKeyUsage: ['clientAuth'] })),
    expect: USAGE,
  },
  {
    name: 'an intermediate whose extended key usage lacks serverAuth',
    given: async () => viaIntermediate({ intermediate: { extendedKeyUsage: ['clientAuth'] } }),
    expect: USAGE,
  },
  {
    name: 'two anchors of one key, the first without serverAuth: the other chain counts',
    given: async () => {
      const limited = await authority('kubernetes', { extendedKeyUsage: ['clientAuth'] });
      return { leaf: await leaf(limited), anchors: [limited, await authority('kubernetes')] };
    },
    expect: TRUSTED,
  },
  {
    name: 'a server certificate with keyUsage dataEncipherment only',
    given: async () => withRoot(await authority('kubernetes'), { keyUsage: ['dataEncipherment'] }),
    expect: TRUSTED,
  },
  {
    name: 'a pinned leaf for clients only',
    given: async () => {
      const own = await leaf(undefined, { extendedKeyUsage: ['clientAuth'] });
      return { leaf: own, anchors: [own] };
    },
    expect: USAGE,
  },
];

describe('chainAllows, through verifyChain', () => {
  runTable(TABLE);
});
