// Imported directly, so that a bundle takes only this one of the package's hashes.
export { sha1 } from '@noble/hashes/legacy.js';
