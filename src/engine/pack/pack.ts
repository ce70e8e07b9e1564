/** Several files in one text, `<file name="...">` around each, and back; nothing that comes back can leave its folder. */
export { type PackedFile, packFiles } from './packFiles'
export { unpackFiles } from './unpackFiles'
