export { decodeDer } from './decodeDer.ts';
export { type DecodedContent, type DecodePemOptions, decodePemText } from './decodePemText.ts';
export { sniffDer } from './sniffDer.ts';
