/** What one star to five mean, in a word each, wherever a person is asked for them. */
export const starMeanings = ['Useless', 'Poor', 'Usable', 'Good', 'Just right'] as const
