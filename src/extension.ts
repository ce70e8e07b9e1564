/** The entry that VS Code loads: starts the extension, and stops it. */
export { startEditor as activate, stopEditor as deactivate } from '#editor/editor'
