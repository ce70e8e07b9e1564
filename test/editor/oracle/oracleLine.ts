/** What VS Code itself says of a suggestion. */
export type OracleLine = { readonly at: number; readonly id: string } & (
  | { readonly kind: 'shown' | 'partial' }
  /** `by`: the suggestion that took its place. */
  | { readonly kind: 'ended'; readonly end: 'accepted' | 'rejected' | 'ignored'; readonly by: string | null }
)
