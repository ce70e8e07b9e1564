/** A part of a score: how well it went, and how much that says; null where nothing is known of it. */
export interface Known {
  /** 0 to 1. */
  readonly value: number
  /** That the value is right, 0 to 1. */
  readonly confidence: number
}
export type Part = Known | null

/** What is known for certain. */
export function sure(value: number): Known {
  return { value, confidence: 1 }
}
