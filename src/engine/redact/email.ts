/** E-mail addresses of people; not those that no one has, and not code that looks like one. */
import { type Rule, type Stretch } from './rule'

const domain = /@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])/g
const local = /(?<![\w.+-])[\w.+-]{0,63}\w$/
/** RFC 2606 and 6761, and addresses that services give to nobody. */
const nobody =
  /@(?:[\w.-]*\.)?(?:example\.(?:com|net|org|edu)|[\w-]+\.(?:test|example|invalid|localhost|local)|users\.noreply\.github\.com)$|^(?:git|no-?reply|do-?not-?reply)@/i
/** `logo@2x.png`, `a.b@Model.Name`. */
const code =
  /@[23]x\.|\.(?:png|jpe?g|gif|svg|webp|ico|css|scss|js|ts|cs|html|json)$|\.[a-z]*[A-Z]+[a-z][A-Za-z]*$/

export const email: Rule = {
  name: 'email',
  *find(text): Iterable<Stretch> {
    for (const { index, 0: host } of text.matchAll(domain)) {
      const before = text.slice(Math.max(0, index - 200), index)
      const name = local.exec(before.slice(-66))?.[0]
      if (name === undefined || isInUrl(before) || nobody.test(name + host) || code.test(host)) continue
      yield { start: index - name.length, end: index + host.length }
    }
  },
}

/** The user of `https://user@host`. */
function isInUrl(before: string): boolean {
  return /:\/\/[^\s@]*$/.test(before)
}
