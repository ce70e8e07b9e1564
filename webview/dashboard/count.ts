/** A count with its thousands set apart. */
const format = new Intl.NumberFormat('en')

export const count = (value: number): string => format.format(value)
