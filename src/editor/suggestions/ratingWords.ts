/** What is said about ratings, wherever a person is asked for one. */

export const WHAT_RATINGS_DO = 'Ratings weigh what the next version learns from. They stay on this machine.'

export const WHAT_COMMENTS_DO = 'Kept with the suggestion, on this machine, with secrets taken out.'
