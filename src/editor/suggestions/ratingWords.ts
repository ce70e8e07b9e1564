/** What is said about ratings, wherever a person is asked for one. */

/** Of one star to five. */
export const STAR_MEANINGS = ['Useless', 'Poor', 'Usable', 'Good', 'Just right'] as const

export const WHAT_RATINGS_DO = 'Ratings weigh what the next version learns from. They stay on this machine.'
