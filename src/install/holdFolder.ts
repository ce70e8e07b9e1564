/** Keeps two windows from installing into one folder at a time: a file beside it, touched while the work goes on. */
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '#platform/files'
import { isAlive } from '#platform/processes'
import { UserError } from '#platform/userError'

const TOUCH_EVERY_MS = 5_000
/** An untouched file is left over, also where its process number belongs to another program by now. */
const LEFT_AFTER_MS = 60_000

export async function holdFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = `${folder}.lock`
  await mkdir(dirname(folder), { recursive: true })
  if (!(await take(path))) {
    if (!(await isLeftOver(path))) throw busy(folder)
    await rm(path, { force: true })
    if (!(await take(path))) throw busy(folder)
  }
  const touching = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, TOUCH_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    await rm(path, { force: true })
  }
}

function busy(folder: string): UserError {
  return new UserError(
    `Another window or terminal is installing into ${folder} already. Wait until it is done.`,
  )
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function isLeftOver(path: string): Promise<boolean> {
  const touched = await stat(path).catch(() => null)
  if (touched === null || Date.now() - touched.mtimeMs > LEFT_AFTER_MS) return true
  const owner = Number(await readFile(path, 'utf8').catch(() => ''))
  // Not a number yet: it is being written this moment.
  return owner > 0 && !isAlive(owner)
}
