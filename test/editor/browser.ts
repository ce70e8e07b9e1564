/** A browser of our own for one workbench: no window, no profile of the person's, nothing fetched by itself. */
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findBrowser } from '#scripts/findBrowser'

/** @param folder for its profile */
export async function openBrowser(folder: string): Promise<BrowserContext> {
  const program = findBrowser()
  if (program === null) {
    throw new Error('No browser was found: run "node scripts/installBrowser.mjs", or set APPRENTICE_BROWSER.')
  }
  return await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: program,
    headless: true,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    // Otherwise it leaves reports of crashes in the person's home.
    env: { ...process.env, HOME: folder } as Record<string, string>,
    args: [
      // It refuses to run as root otherwise, and shows nothing but our own pages.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
