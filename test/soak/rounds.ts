/** How often a soak test repeats: a short form in `npm test`, the long one by `npm run soak:NAME`. */
export function rounds(short: number, long: number): number {
  return process.env['APPRENTICE_SOAK'] === 'long' ? long : short
}

/** Long forms may take hours. */
export function soakTimeout(short: number): number {
  return process.env['APPRENTICE_SOAK'] === 'long' ? 6 * 60 * 60_000 : short
}
