/** What became of a suggestion, in a word or two. */
import type { Decided, DecidedSuggestion } from '#contracts/decidedSuggestion'

const WORDS: Readonly<Record<Decided, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  ignored: 'Passed over',
}

export const becameWord = ({ became, undone }: Pick<DecidedSuggestion, 'became' | 'undone'>): string =>
  became === 'accepted' && undone ? 'Accepted, then undone' : WORDS[became]
