/** What the extension and the dashboard's page say to each other, by postMessage. Types alone: the page loads no zod. */
import type { Dashboard } from './dashboard'

/** From the extension. */
export type DashboardUpdate =
  | { readonly kind: 'dashboard'; readonly dashboard: Dashboard; readonly recording: boolean }
  /** The server did not answer; a sentence for the person that says what to do. */
  | { readonly kind: 'unavailable'; readonly message: string }

/** What the page can have done; each is a command of the extension. */
export type DashboardCommand = 'train' | 'pickVersion' | 'checkSetUp' | 'consent'

/** From the page. */
export type DashboardRequest =
  /** The page listens: send the first dashboard. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'command'; readonly command: DashboardCommand }
  /** Stars for a suggestion of the dashboard's list, from 1 to 5. */
  | { readonly kind: 'rate'; readonly id: string; readonly stars: number }
  /** Ask the person in words, or for the text they expected. */
  | { readonly kind: 'comment' | 'expected'; readonly id: string }
