/**
 * The rules by which what was said of a suggestion becomes its events. The order in which it was said does not matter:
 * a suggestion ends once, what the client reports wins over what was inferred, and an accept over everything.
 */
import { type EventKind, passedOverReasonSchema, type SuggestionEvent } from '#contracts/event'

export type Report = Omit<SuggestionEvent, 'id'>

/** Of these one stands, and what was inferred gives way to what was reported. */
const ends: ReadonlySet<EventKind> = new Set(['accepted', 'typedThrough', 'rejected', 'ignored', 'notSeen'])

/** What stands against each kind: one look at this table says which end beats which. In the order of a life. */
const overruledBy: Readonly<Record<EventKind, readonly EventKind[]>> = {
  shown: ['notSeen'],
  partiallyAccepted: [],
  accepted: [],
  typedThrough: ['accepted'],
  rejected: ['accepted', 'partiallyAccepted', 'typedThrough'],
  ignored: ['accepted', 'partiallyAccepted', 'typedThrough', 'rejected'],
  notSeen: ['accepted', 'partiallyAccepted', 'typedThrough', 'rejected', 'ignored'],
  undone: [],
}
const life = Object.keys(overruledBy)

/** What each kind says nothing without. */
const needs: Readonly<Partial<Record<EventKind, EventKind>>> = { ignored: 'shown', undone: 'accepted' }

/** @param reports of one suggestion; the events that stand are answered in the order of their times, `shown` first */
export function settleEvents(reports: readonly Report[]): Report[] {
  const said = reports.filter(({ kind }) => has(reports, needs[kind] ?? kind))
  const believed = said.filter((report) => !isDoubted(report, said))
  const stands = (kind: EventKind): boolean => has(believed, kind) && !overruledBy[kind].some(stands)
  const standing = believed.filter(({ kind }) => stands(kind))
  const events = [...Map.groupBy(standing, keyOf).values()].map(joined)
  const [first] = events.toSorted(byTime)
  if (first === undefined || has(events, 'notSeen')) return events
  // Whatever a person did to it, they had seen it by then.
  const { suggestionId, at } = first
  const seen = events.find(({ kind }) => kind === 'shown') ?? { confidence: 'inferred' as const }
  const others = events.filter(({ kind }) => kind !== 'shown')
  return [{ ...seen, suggestionId, kind: 'shown' as const, at }, ...others].sort(byTime)
}

/** Reports of the same key are one event; each length of a partial accept is one of its own. */
export function keyOf({ kind, acceptedCharacters }: Report): string {
  return kind === 'partiallyAccepted' ? `${kind} ${acceptedCharacters ?? 0}` : kind
}

function isDoubted(report: Report, said: readonly Report[]): boolean {
  const { kind, confidence, at } = report
  if (confidence === 'inferred' && ends.has(kind))
    return said.some((other) => ends.has(other.kind) && other.confidence === 'reported')
  // It came back, and stayed.
  if (kind === 'notSeen') return said.some((other) => other.kind === 'shown' && other.at > at)
  // Of what was taken whole nothing is left to be taken.
  return (
    kind === 'partiallyAccepted' && said.some((other) => other.kind === 'accepted' && other.at < report.at)
  )
}

/** Several reports of one event: the surest, the earliest, and what any of them knows. */
function joined(reports: readonly Report[]): Report {
  const [{ suggestionId, kind }] = reports as [Report]
  const acceptedCharacters = most(reports.map((report) => report.acceptedCharacters))
  const reason = bestReason(reports)
  const visibleMs = most(reports.map((report) => report.visibleMs))
  return {
    ...{ suggestionId, kind, at: Math.min(...reports.map(({ at }) => at)) },
    confidence: reports.some(({ confidence }) => confidence === 'reported') ? 'reported' : 'inferred',
    ...(acceptedCharacters !== undefined && { acceptedCharacters }),
    ...(reason !== undefined && { reason }),
    ...(visibleMs !== undefined && { visibleMs }),
  }
}

function bestReason(reports: readonly Report[]): Report['reason'] {
  // `unknown` comes last.
  const surest = reports.toSorted((one, other) => Number(isSurer(other)) - Number(isSurer(one)))
  const order = passedOverReasonSchema.options
  const places = surest
    .filter((report) => isSurer(report) === isSurer(surest[0]!))
    .flatMap(({ reason }) => (reason ? [order.indexOf(reason)] : []))
  return order[Math.min(...places)]
}

/** That it says why, and was reported. */
function isSurer({ reason, confidence }: Report): boolean {
  return reason !== undefined && reason !== 'unknown' && confidence === 'reported'
}

function most(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

function has(reports: readonly Report[], kind: EventKind): boolean {
  return reports.some((report) => report.kind === kind)
}

function byTime(one: Report, other: Report): number {
  return one.at - other.at || life.indexOf(one.kind) - life.indexOf(other.kind)
}
