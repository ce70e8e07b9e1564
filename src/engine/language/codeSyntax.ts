/** The syntax of C# and TypeScript, out of a tree-sitter tree. */
import type { Tree } from 'web-tree-sitter'
import { blockAround } from './blockAround'
import { codeTree } from './codeTree'
import { countErrors } from './countErrors'
import { declarationsOf } from './declarationsOf'
import type { Grammar } from './grammar'
import { placeInCode } from './placeInCode'
import type { Syntax } from './syntax'
import { typeNamesIn } from './typeNamesIn'

/**
 * @param treeNow asked anew for every answer, and its nodes kept by none: trees are freed when newer texts are parsed
 */
export function codeSyntax(text: string, grammar: Grammar, treeNow: () => Tree): Syntax {
  return {
    tree: () => codeTree(treeNow().rootNode, text, grammar),
    placeAt: (offset) => placeInCode({ text, root: treeNow().rootNode, grammar, offset }),
    blockEnd: (offset) => blockAround({ text, root: treeNow().rootNode, grammar, offset })?.end ?? null,
    errorsIn: (start, end) => countErrors(treeNow().rootNode, start, end),
    declarations: () => declarationsOf(treeNow().rootNode, text, grammar),
    typesIn: (start, end) => typeNamesIn(treeNow().rootNode, start, end, grammar),
  }
}
