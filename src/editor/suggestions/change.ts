/** One replacement in a document, in UTF-16 units; each refers to the text that the ones before it left. */
export interface Change {
  readonly offset: number
  readonly length: number
  readonly text: string
}
