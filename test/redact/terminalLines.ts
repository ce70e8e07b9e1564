/** Secrets in what is typed into a terminal, ending in a build or a test. */
import { form, type Forms } from '#test/redact/planted'
import * as value from '#test/redact/secretValues'

const { password } = value
/** The path under which command lines are redacted. */
const path = 'command.sh'
/** Before `&&` all that a failing line's build may have. */
const before = (kinds: Parameters<typeof form>[1], text: (secret: string) => string) =>
  form(path, kinds, (secret) => `${text(secret)} && dotnet build`)

export const terminalLines: Forms = {
  'a variable before the program': form(
    path,
    [password, value.hexKey],
    (secret) => `DB_PASSWORD=${secret} dotnet test`,
  ),
  'export in quotes': before([password], (secret) => `export Smtp__Password="${secret}"`),
  'PowerShell environment': form(
    path,
    [value.npmToken, value.hexKey],
    (secret) => `$env:NPM_TOKEN='${secret}'; npm run build`,
  ),
  'cmd set': before([password], (secret) => `set SA_PASSWORD=${secret}`),
  'user-secrets set': before(
    [password, value.phrase],
    (secret) => `dotnet user-secrets set "Jwt:Key" "${secret}"`,
  ),
  'user-secrets without quotes': before(
    [password],
    (secret) => `dotnet user-secrets set Smtp:Password ${secret}`,
  ),
  'nuget push -k': before(
    [value.nugetKey, value.hexKey],
    (secret) => `dotnet nuget push a.nupkg -s nuget.org -k ${secret}`,
  ),
  'nuget add source': before(
    [password, value.devOpsToken],
    (secret) =>
      `dotnet nuget add source https://pkgs.dev.azure.com/shop/index.json -n shop -u build -p ${secret} --store-password-in-clear-text`,
  ),
  sqlcmd: before([password], (secret) => `sqlcmd -S localhost -U sa -P '${secret}' -Q "SELECT 1"`),
  'docker login': before(
    [password, value.githubToken],
    (secret) => `docker login ghcr.io -u shop -p ${secret}`,
  ),
  'docker run -e': before(
    [password],
    (secret) => `docker run -d -e "MSSQL_SA_PASSWORD=${secret}" -p 1433:1433 mssql`,
  ),
  'curl -u': before([password], (secret) => `curl -u admin:${secret} https://shop.internal/health`),
  'curl header': before(
    [value.jwt, value.hexKey],
    (secret) => `curl -H "Authorization: Bearer ${secret}" https://shop.internal/api`,
  ),
  'curl key header': before(
    [value.hexKey, value.guidKey],
    (secret) => `curl -H 'X-Api-Key: ${secret}' https://shop.internal/api`,
  ),
  'az login': before(
    [value.entraClientSecret, password],
    (secret) => `az login --service-principal -u app -p ${secret} --tenant shop.onmicrosoft.com`,
  ),
  'az storage': before(
    [value.storageAccountKey],
    (secret) => `az storage blob list --account-name shop --account-key ${secret}`,
  ),
  'certificate export': before([password], (secret) => `dotnet dev-certs https -ep shop.pfx -p ${secret}`),
  signtool: before([password], (secret) => `signtool sign /f shop.pfx /p ${secret} shop.exe`),
  'an msbuild property': form(
    path,
    [password],
    (secret) => `dotnet build -p:CertificatePassword=${secret} -c Release`,
  ),
  'git clone': before(
    [password, value.githubToken],
    (secret) => `git clone https://build:${encodeURIComponent(secret)}@git.shop.internal/shop.git`,
  ),
  'npm config': before(
    [value.npmToken, value.hexKey],
    (secret) => `npm config set //npm.shop.internal/:_authToken ${secret}`,
  ),
  'psql variable': before([password], (secret) => `PGPASSWORD='${secret}' psql -h pg -U shop`),
  'mysql -p': before([password], (secret) => `mysql -u root -p${secret} shop`),
  'a connection string': before(
    [password],
    (secret) =>
      `dotnet ef database update --connection "Server=db;Database=Shop;User Id=sa;Password=${secret}"`,
  ),
}
