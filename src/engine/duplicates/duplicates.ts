/**
 * Near duplicates by MinHash and locality-sensitive hashing: 256 permutations over 5-grams of tokens, Jaccard 0.7 (the
 * settings of The Stack). A text is known by its signature alone, so that memory does not grow with its length.
 */
export { NearIndex } from './nearIndex'
export { jaccard, shingles } from './shingles'
export { estimate, signature } from './signature'
