/** An offset in code, as the questions about it take it. */
import type { Node } from 'web-tree-sitter'
import type { Grammar } from './grammar'

export interface CodeAt {
  readonly text: string
  readonly root: Node
  readonly grammar: Grammar
  readonly offset: number
}
