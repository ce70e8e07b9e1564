/** An XML file as a tree that is safe to walk whatever stands in it. */
import { XMLParser } from 'fast-xml-parser'

export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

/** Reports of large suites have some megabytes; beyond this nobody's build waits for us. */
const MOST_CHARACTERS = 20_000_000
const ATTRIBUTES = ':@'
const TEXT = '#text'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  trimValues: false,
})

/** Null for what is no XML. */
export function xmlTree(text: string): XmlNode | null {
  if (text.length > MOST_CHARACTERS || !/^\uFEFF?\s*</.test(text)) return null
  try {
    return nodesOf(parser.parse(text)).find(({ name }) => !name.startsWith('?')) ?? null
  } catch {
    // Cut off, or of another format.
    return null
  }
}

/** Every node of a name below a node, itself included, in document order. */
export function* nodesNamed(node: XmlNode, name: string): Generator<XmlNode> {
  if (node.name === name) yield node
  for (const child of node.children) yield* nodesNamed(child, name)
}

function nodesOf(parsed: unknown): XmlNode[] {
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const record = entry as Record<string, unknown>
    const name = Object.keys(record).find((key) => key !== ATTRIBUTES && key !== TEXT)
    if (name === undefined) return []
    const inside: unknown = record[name]
    return [
      { name, attributes: attributesOf(record[ATTRIBUTES]), children: nodesOf(inside), text: textOf(inside) },
    ]
  })
}

function attributesOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
}

function textOf(inside: unknown): string {
  if (!Array.isArray(inside)) return ''
  return inside
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && TEXT in entry ? String(entry[TEXT]) : '',
    )
    .join('')
}
