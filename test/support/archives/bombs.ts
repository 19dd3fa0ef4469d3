import { crc32, deflateRawSync } from 'node:zlib';
import { gzipped, tarOf } from './tarOf.ts';
import { xzOf } from './xzOf.ts';
import { zipOf } from './zipOf.ts';

const MIB = 1024 * 1024;

/** 42 kB that unpack to 4.5 GB: each entry of the central directory leads to the same compressed bytes (D. Fifield, "A better zip bomb"). */
export function overlappingZip(): Uint8Array {
  const zeros = Buffer.alloc(20 * MIB);
  const data = deflateRawSync(zeros, { level: 9 });
  return zipOfEntries(data, zeros.length, crc32(zeros), 225);
}

/** 110 bytes that claim to unpack to 1.5 GB. */
export function forgedZip(): Uint8Array {
  const content = Buffer.from('x');
  return zipOfEntries(deflateRawSync(content), 1.5e9, crc32(content), 1);
}

/** Zip files of sixteen zip files of sixteen, each with 100 MiB of zeros, as 42.zip has them. */
export function zipOfZips(): Uint8Array {
  let bytes = zipOf({ zeros: new Uint8Array(100 * MIB) });
  for (const level of ['b', 'a']) {
    bytes = zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`${level}${at}.zip`, bytes])), 9);
  }
  return bytes;
}

/** A million empty members, in gzip members of a hundred thousand. */
export async function millionMembers(): Promise<Uint8Array> {
  const header = (await tarOf([{ name: 'member.conf' }])).subarray(0, 512);
  const many = gzipped(Buffer.alloc(100_000 * 512, header));
  return new Uint8Array(Buffer.concat(Array.from({ length: 10 }, () => many)));
}

/** A member of 4 GiB in a .tar.gz. */
export async function zerosInGzip(): Promise<Uint8Array> {
  const zeros = gzipped(new Uint8Array(64 * MIB));
  return new Uint8Array(Buffer.concat([gzipped(await largeHeader()), ...Array.from({ length: 64 }, () => zeros)]));
}

/** XZ Utils 5.8: `head -c 4M /dev/zero | xz -9e`. */
const FOUR_MIB_IN_XZ =
  '/Td6WFoAAATm1rRGBMCwBYCAgAIhARwAAAAAADVEFrH//xEBbF0AAG/9//+jt/9HPkgVcjlhUbiSKOajhgf57uQegtMvxTo8AUuxfsmKik0vow3Zf6bjjCMRU+BZGMV1iuJ3+LaUfwxqwN50SWTi6VxTsgTY90QMq18NbUbp5cN2iLeWV6y2TeFpHW/7S4gQbELLiD9cAI/QTq8mKJRxHz2PJOFwnqcjX+woy4XRlZiKfiqR8id19xnABphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS8SCfmWJ//EAErAOxzU6f9vq58MRqft40xbnCepyNf7CjLhdGVmIp+KpHyJ3X3GcAGmE2Y/div1ZAPxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVRDz+ygAHcAAUAQeqmLQAAa2xFfNIJYdsAAcwFgICAAr7RfrSxxGf7AgAAAAAEWVo=';

/** A member of 4 GiB in a .tar.xz. */
export async function zerosInXz(): Promise<Uint8Array> {
  const zeros = Buffer.from(FOUR_MIB_IN_XZ, 'base64');
  return new Uint8Array(Buffer.concat([xzOf(await largeHeader()), ...Array.from({ length: 1024 }, () => zeros)]));
}

/** A member whose folders are as many as its name has letters, a hundred thousand times. */
export async function deepNames(): Promise<Uint8Array> {
  const members = Array.from({ length: 5_000 }, (_, at) => ({ name: `${at}/${'d/'.repeat(50)}a` }));
  return gzipped(await tarOf(members));
}

async function largeHeader(): Promise<Uint8Array> {
  const header = (await tarOf([{ name: 'zeros' }])).slice(0, 512);
  header.set(new TextEncoder().encode('40000000000\0'), 124);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return header;
}

/** A zip file with one local entry, to which so many of the central directory lead (APPNOTE.TXT §4.3.7, §4.3.12, §4.3.16). */
function zipOfEntries(data: Uint8Array, size: number, checksum: number, count: number): Uint8Array {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(1, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from('a'), data]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), Buffer.from('a')]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entry.length * count, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, ...Array.from({ length: count }, () => entry), end]));
}
