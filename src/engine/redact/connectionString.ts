/** The password of a connection string such as `Server=.;User Id=sa;Password=...`, also where a window cut the string. */
import { isReference } from './isReference'
import { type Rule, stretches } from './rule'

const key = String.raw`(?:Password|Pwd|Passwd|AccessKey|SharedAccessKey|AccountKey|Client ?Secret)`
const value = String.raw`(?<value>[^;"'\x60\s\\&<>]+)`

const patterns = [
  /** After a quote, or after another `Name=value;`: what a C# statement such as `user.Password = hash;` is not. */
  String.raw`(?<=["'\x60;=]\s{0,3}|&quot;|[\w.\\() -]=[^;"'\x60\n]{0,200};\s{0,3})\b${key}\s?=\s?${value}`,
  /** On a line of its own. */
  String.raw`(?<=\w=[^;"'\x60\n]{0,200};\s{1,80})\b${key}=${value}`,
  /** In quotes, where it may hold a semicolon. */
  String.raw`(?<=[;=]\s{0,3}|["'\x60])\b${key}\s?=\s?(?<inner>['"]{1,2}|\\")(?<value>(?:(?!\k<inner>)[^\r\n]){2,200})\k<inner>(?=[;"'\x60]|$)`,
  /** With blanks. */
  String.raw`(?<=[;"'\x60]\s{0,3})\b${key}\s?=\s?(?<value>[^;"'\x60\s\\]+(?: [^;"'\x60\s\\=]+){1,5})(?=;\s?[\w ]{2,30}=)`,
  /** StackExchange.Redis: `host:6380,password=...,ssl=True`. */
  String.raw`(?<=[\w.]:\d{2,5}(?:,\w{1,30}=[^,;"'\x60\n]{0,100}){0,6},\s?)\bpassword=(?<value>[^,;"'\x60\s]+)`,
  /** Put together: `"Password=" + "..."`. */
  String.raw`\b${key}\s?=\s?["']\s{0,20}\+\s{0,120}[@$]{0,2}["'](?<value>[^;"'\r\n]{2,200})`,
  /** Where the text begins or ends in the middle of such a string, another well-known name tells. */
  String.raw`^[^"'\x60\n=]{0,40}\b${key}=${value}(?=;\s?(?:[A-Z][\w ]{1,30}=|["'\x60]))`,
].map((pattern) => new RegExp(pattern, 'dgi'))

export const connectionString: Rule = {
  name: 'password',
  *find(text) {
    for (const pattern of patterns) yield* stretches(text, pattern, (found) => !isReference(found))
  },
}
