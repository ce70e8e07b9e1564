/** Whether a value that stands where a secret could stand only names or forwards one, as ordinary code does. */

const ordinaryWords = new Set(
  (
    'a access account any api app auth authorization basic bearer bool boolean change client code confirm confirmation ' +
    'control credentials csrf current default false field forgot form forgotten function hash header hidden id input ' +
    'invalid is jwt key label login name new no null number object of old optional pass passphrase password placeholder ' +
    'pwd refresh repeat required reset secret server show string text the token true type undefined user username ' +
    'validation value wrong x xsrf your'
  ).split(' '),
)

export function isReference(value: string): boolean {
  return (
    isInterpolation(value) ||
    /^\.{0,2}\/|^https?:\/\//.test(value) ||
    // The name of an environment variable.
    /^[A-Z]+(?:_[A-Z]+)+$/.test(value) ||
    isMadeOfOrdinaryWords(value)
  )
}

/** `${...}`, `$(...)`, `{0}`, `{{ }}`, `%NAME%`, `#{...}#`, `<your password>`, `$NAME`, `****`. */
function isInterpolation(value: string): boolean {
  return /^[$#@]?[{(<[%].*[})>\]%]#?$|^\$[A-Za-z_][\w:]*$|^[*x.•]+$/i.test(value)
}

function isMadeOfOrdinaryWords(value: string): boolean {
  if (!/^[A-Za-z_\-.:/ ]+$/.test(value)) return false
  const words = value.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  return words.every((word) => ordinaryWords.has(word.toLowerCase()))
}
