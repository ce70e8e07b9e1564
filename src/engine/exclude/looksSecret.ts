/** Files that hold secrets by their very kind: keys, certificates, and settings with values of this machine. */
const secret = new RegExp(
  [
    String.raw`\.env[^/]*`,
    String.raw`secrets?\.[^/]+`,
    // Of .NET, Azure Functions, NuGet and publishing.
    String.raw`appsettings(\.[^/]+)?\.json`,
    String.raw`local\.settings\.json`,
    String.raw`nuget\.config`,
    String.raw`[^/]*\.(publishsettings|pubxml\.user)`,
    String.raw`\.(npmrc|netrc|pgpass|git-credentials)`,
    String.raw`id_(rsa|dsa|ecdsa|ed25519)`,
    String.raw`[^/]*\.(pem|key|pfx|p12|snk|cert|jks|keystore|ppk|kdbx|tfvars)`,
  ]
    .map((name) => `(?:${name})`)
    .join('|')
    .replace(/^/, '(?:^|/)(?:')
    .replace(/$/, ')$'),
  'i',
)

/** @param path with forward slashes */
export function looksSecret(path: string): boolean {
  return secret.test(path)
}
