/** The password of a connection string such as `Server=.;User Id=sa;Password=...`, also where a window cut the string. */
import { isReference } from './isReference'
import { type Rule, stretches } from './rule'

const key = String.raw`(?:Password|Pwd|Passwd|AccessKey|SharedAccessKey|AccountKey|Client ?Secret)`
const value = String.raw`(?<value>[^;"'\x60\s\\]+)`

/** After a quote, or after another `Name=value;`: what a C# statement such as `user.Password = hash;` is not. */
const insideString = new RegExp(
  String.raw`(?<=["'\x60;=]\s{0,3}|[\w.\\() -]=[^;"'\x60\n]{0,200};\s{0,3})\b${key}\s?=\s?${value}`,
  'dgi',
)
/** Where the text begins or ends in the middle of such a string, another well-known name tells. */
const besideServer = new RegExp(
  String.raw`^[^"'\x60\n=]{0,40}\b${key}=${value}(?=;\s?(?:[A-Z][\w ]{1,30}=|["'\x60]))`,
  'dgi',
)

export const connectionString: Rule = {
  name: 'password',
  *find(text) {
    const accept = (found: string): boolean => !isReference(found)
    yield* stretches(text, insideString, accept)
    yield* stretches(text, besideServer, accept)
  },
}
