/** A record of a decision, read off Markdown: as Michael Nygard wrote them, or as MADR has them. */
export interface DecisionRecord {
  readonly title: string
  /** Such as `accepted`, in lower case; empty where none is said. */
  readonly status: string
  /** What made it necessary, with the options that were considered. */
  readonly context: string
  readonly decision: string
  /** Zero-based line of the decision's text. */
  readonly line: number
}

interface Section {
  readonly heading: string
  readonly text: string
  readonly line: number
}

const contextHeading =
  /^(?:context|context and problem(?: statement)?|problem(?: statement)?|issue|background|motivation)$/i
const optionsHeading =
  /^(?:considered options|options considered|alternatives|decision drivers|possible solutions|options)$/i
const decisionHeading = /^(?:decision|decision outcome|outcome|solution|the decision)$/i

/** Null where it has no title, no context or no decision of its own. */
export function readDecision(markdown: string): DecisionRecord | null {
  // A template's advice and what stands before the title are no text; the lines stay where they are.
  const text = markdown
    .replaceAll('\r\n', '\n')
    .replaceAll(/^---\n[\s\S]*?\n---\n|<!--[\s\S]*?-->/g, (left) => left.replaceAll(/[^\n]/g, ''))
  const sections = sectionsOf(text)
  const find = (wanted: RegExp): Section | undefined => sections.find(({ heading }) => wanted.test(heading))
  const [context, decision] = [find(contextHeading), find(decisionHeading)]
  const [, title = ''] = /^#\s+(?:(?:ADR[- ]?)?[\dN]+[.:)]?\s*)?[-–—]?\s*(.+)$/m.exec(text) ?? []
  if (!context?.text || !decision?.text || title.trim() === '') return null
  const options = sections.filter(({ heading }) => optionsHeading.test(heading))
  const before = [context, ...options].map(({ heading, text: said }) => `## ${heading}\n\n${said}`)
  return {
    title: title.trim(),
    status: statusOf(markdown, find(/^status$/i)),
    context: before.join('\n\n'),
    decision: decision.text,
    line: decision.line,
  }
}

/** Of the second level; what stands under deeper headings belongs to them. */
function sectionsOf(text: string): Section[] {
  const sections: { heading: string; lines: string[]; line: number }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const heading = /^##\s+(.+?)\s*#*$/.exec(line)?.[1]
    if (heading !== undefined)
      sections.push({ heading: heading.replace(/^\d+[.)]\s*/, ''), lines: [], line: index + 1 })
    else sections.at(-1)?.lines.push(line)
  }
  return sections.map(({ heading, lines, line }) => {
    const blank = lines.findIndex((each) => each.trim() !== '')
    return { heading, text: lines.join('\n').trim(), line: line + Math.max(0, blank) }
  })
}

function statusOf(markdown: string, section: Section | undefined): string {
  const said =
    section?.text.split('\n', 1)[0] ?? /^(?:[*-]\s*)?\**status\**:\s*(.+)$/im.exec(markdown)?.[1] ?? ''
  return (/[a-z]+/i.exec(said)?.[0] ?? '').toLowerCase()
}
