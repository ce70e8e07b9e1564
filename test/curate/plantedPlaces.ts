/** Planted secrets in every place that a dataset takes text from: files of each kind, commits, and what is said of them. */
import { spawnSync } from 'node:child_process'
import type { PlantedSecret } from '#test/redact/plantedSecrets'

export interface PlantedFile {
  readonly path: string
  readonly text: string
}

/** Extensions of files that a person writes suggestions in, and their comments. */
const commentOf: Readonly<Record<string, (line: string) => string>> = {
  cs: (line) => `// ${line}`,
  ts: (line) => `// ${line}`,
  json: (line) => `// ${line}`,
  scss: (line) => `// ${line}`,
  html: (line) => `<!-- ${line} -->`,
  csproj: (line) => `<!-- ${line} -->`,
  razor: (line) => `@* ${line} *@`,
}
const codeOf: Readonly<Record<string, (name: string, index: number) => string>> = {
  cs: (name, index) => `public sealed record ${name}${index}(int Shelf${name}, string Label${index}${name});`,
  ts: (name, index) => `export const shelf${name}${index} = labelOf${name}(${index}, count${index}${name})`,
  scss: (name, index) => `.shelf-${name}-${index} { margin: ${index}px; --label-${name}: ${index}rem; }`,
  html: (name, index) => `<p class="shelf-${name}-${index}">{{ label${name}${index} | date }}</p>`,
  razor: (name, index) => `<p class="shelf-${name}-${index}">@Model.Label${name}${index}</p>`,
}
const LINES = 6

/** A file as its form stands in the wild, between lines that no other file has. */
export function naturalFile({ path, text }: PlantedSecret, folder: string): PlantedFile {
  return { path: `${folder}/${path}`, text: amid(extensionOf(path), folder, text) }
}

/** The same text, said in a comment of a file of another kind; C#, in the code of a page. */
export function foreignFile({ text, path }: PlantedSecret, folder: string, extension: string): PlantedFile {
  const lines = text.trimEnd().split('\n')
  const isCode = extension === 'razor' && path.endsWith('.cs')
  const inside = isCode ? `@code {\n${text}\n}` : lines.map(commentOf[extension]!).join('\n')
  return { path: `${folder}/shelf.${extension}`, text: amid(extension, folder, inside) }
}

/** A record of a decision that says it in its context or in what was decided. */
export function decisionRecord({ text }: PlantedSecret, name: string, isDecision: boolean): PlantedFile {
  const said = `\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n`
  return {
    path: `docs/adr/${name}.md`,
    text:
      `# Keep the ${name} settings of the warehouse in one place\n\n## Status\n\nAccepted on 2024-03-01\n\n## Context\n\n` +
      `The ${name} service needs its settings when it starts, and each team kept them in files of its own. That made a move ` +
      `of \`Warehouse${name}\` harder than it should be, because nobody knew what was still used.${isDecision ? '' : said}\n\n` +
      `## Decision\n\nWe read all settings of ${name} from \`WarehouseOptions\` and remove the other files, so that a ` +
      `move needs one change.${isDecision ? said : ''}\n`,
  }
}

/** Files as they were, each with the commit that took the secret out of it again, as the input of `git fast-import`. */
export class FastImport {
  readonly #parts: Buffer[] = []
  #seconds = 1_700_000_000

  commit(message: string, files: readonly PlantedFile[]): void {
    const person = `Jo <jo@example.com> ${(this.#seconds += 60)} +0000`
    this.#say(`commit refs/heads/main\nauthor ${person}\ncommitter ${person}\n`)
    this.#data(message)
    for (const { path, text } of files) {
      this.#say(`M 100644 inline ${path}\n`)
      this.#data(text)
    }
  }

  /** Into a folder, which becomes a repository. */
  into(folder: string): void {
    const git = (args: string[], input?: Buffer): void => {
      const { status, stderr } = spawnSync('git', args, { cwd: folder, ...(input && { input }) })
      if (status !== 0) throw new Error(String(stderr))
    }
    git(['init', '-q', '-b', 'main'])
    git(['fast-import', '--quiet'], Buffer.concat(this.#parts))
    git(['reset', '-q', '--hard', 'main'])
  }

  #data(text: string): void {
    this.#say(`data ${Buffer.byteLength(text)}\n${text}\n`)
  }

  #say(text: string): void {
    this.#parts.push(Buffer.from(text))
  }
}

function amid(extension: string, folder: string, text: string): string {
  const name = folder.replaceAll(/\W/g, '')
  const lineOf = codeOf[extension]
  const lines = Array.from({ length: LINES * 2 }, (_, index) =>
    lineOf === undefined ? commentOf[extension]?.(`shelf ${name} ${index}`) : lineOf(name, index),
  )
  const before = lines.slice(0, LINES).join('\n')
  return `${before}\n${text.trimEnd()}\n${lines.slice(LINES).join('\n')}\n`
}

export function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
