/** Whether code may be learnt: does it parse, does it compile where the tools are there, is it secure. */
export { type BuildCheck, type BuildCheckParts, checkBuild } from './checkBuild'
export { securityOf } from './security'
export { syntaxErrorsAdded } from './syntaxErrorsAdded'
