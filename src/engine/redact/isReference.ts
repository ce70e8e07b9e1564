/** Whether a value that stands where a secret could stand only names or forwards one, as ordinary code does. */

const ordinaryWords = new Set(
  (
    'a access account add any api app auth authorization azure basic be bearer bool boolean change changeme client code ' +
    'confirm confirmation control credentials csrf current default demo dummy enter env environment example existing ' +
    'expected fake false field first forgot form forgotten from function goes has hash hashed header here hidden id in input insert invalid is jwt key ' +
    'label login me mock my name new no none null number object of old optional or pass passphrase password placeholder ' +
    'put pwd real refresh repeat replace replaced required reset sample secret server set should show some string test text ' +
    'the this to todo token true type undefined user username validation value variable with wrong x xsrf xxx your'
  ).split(' '),
)

export function isReference(value: string): boolean {
  return (
    isInterpolation(value) ||
    /^\.{0,2}\/(?!.*[=+])|^https?:\/\//.test(value) ||
    // The name of an environment variable, or of a secret in a vault.
    /^_{0,2}[A-Z]+(?:[_,-]+[A-Z]+)+_{0,2}$/.test(value) ||
    // A way through objects or translations, without a digit.
    /^[A-Za-z_$]+(?:[.?!]+[A-Za-z_$]+)+(?:\(\))?$/.test(value) ||
    /^[0-]+$/.test(value) ||
    isMadeOfOrdinaryWords(value)
  )
}

/** `${...}`, `$(...)`, `{0}`, `{{ }}`, `%NAME%`, `#{...}#`, `<your password>`, `$NAME`, `****`, `sk-...`. */
function isInterpolation(value: string): boolean {
  return /^[$#@]?[{(<[%].*[})>\]%]#?$|^&lt;.*&gt;$|^\$[A-Za-z_][\w:]*$|^[*x.•-]+$|^[$#]?\{[a-z_]|\.\.\.$|…$/i.test(
    value,
  )
}

function isMadeOfOrdinaryWords(value: string): boolean {
  // `SET_A_PASSWORD_HERE_123`
  const plain = value.replace(/(?<=[_-]\w+[_-]\w+[_-])\d{1,4}$/, '')
  if (!/^[A-Za-z_\-.:/ ]+$/.test(plain)) return false
  const words = plain.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []
  return words.every((word) => ordinaryWords.has(word.toLowerCase()))
}
