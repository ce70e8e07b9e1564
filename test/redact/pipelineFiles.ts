/** Secrets in what builds, deploys and tries a program: YAML, Docker, dotenv, .http files. */
import { form, type Forms } from '#test/redact/planted'
import * as value from '#test/redact/secretValues'

const { password } = value

export const pipelineFiles: Forms = {
  'azure-pipelines variable': form(
    'azure-pipelines.yml',
    [password, value.devOpsToken],
    (secret) => `variables:\n  buildConfiguration: Release\n  sqlPassword: ${secret}\n`,
  ),
  'azure-pipelines name and value': form(
    'azure-pipelines.yml',
    [password, value.hexKey],
    (secret) => `variables:\n  - name: DeployPassword\n    value: ${secret}\n`,
  ),
  'GitHub Actions environment': form(
    '.github/workflows/ci.yml',
    [value.nugetKey, password],
    (secret) => `env:\n  DOTNET_NOLOGO: true\n  NUGET_API_KEY: '${secret}'\n`,
  ),
  'a step of a pipeline': form(
    'azure-pipelines.yml',
    [value.nugetKey, value.hexKey],
    (secret) =>
      `  - script: dotnet nuget push out/*.nupkg --api-key ${secret} --source https://api.nuget.org/v3/index.json\n`,
  ),
  'docker-compose': form(
    'docker-compose.yml',
    [password],
    (secret) =>
      `services:\n  db:\n    image: mcr.microsoft.com/mssql/server\n    environment:\n      ACCEPT_EULA: "Y"\n      MSSQL_SA_PASSWORD: "${secret}"\n`,
  ),
  'docker-compose list': form(
    'docker-compose.yml',
    [password],
    (secret) => `    environment:\n      - POSTGRES_USER=shop\n      - POSTGRES_PASSWORD=${secret}\n`,
  ),
  'docker-compose connection': form(
    'docker-compose.override.yml',
    [password],
    (secret) =>
      `    environment:\n      - ConnectionStrings__Shop=Server=db;Database=Shop;User Id=sa;Password=${secret};Encrypt=false\n`,
  ),
  Dockerfile: form(
    'Dockerfile',
    [password, value.devOpsToken],
    (secret) =>
      `FROM mcr.microsoft.com/dotnet/sdk:10.0\nENV FEED_ACCESSTOKEN=${secret}\nRUN dotnet restore\n`,
  ),
  'Dockerfile with a blank': form('Dockerfile', [password], (secret) => `ENV SA_PASSWORD ${secret}\n`),
  dotenv: form(
    '.env',
    [password, value.hexKey, value.stripeKey],
    (secret) => `PORT=3000\nSTRIPE_SECRET=${secret}\n`,
  ),
  'a Kubernetes secret': (chance) => {
    const secret = Buffer.from(password(chance)).toString('base64')
    return {
      path: 'k8s/secret.yaml',
      text: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  db-password: ${secret}\n`,
      secrets: [secret],
    }
  },
  'a request with a token': form(
    'requests/orders.http',
    [value.jwt, value.hexKey],
    (secret) =>
      `GET https://localhost:5001/api/orders\nAuthorization: Bearer ${secret}\nAccept: application/json\n`,
  ),
  'a request with basic': form(
    'requests/orders.http',
    [password],
    (secret) => `GET https://localhost:5001/api/orders\nAuthorization: Basic shop ${secret}\n`,
  ),
  'a request with a key': form(
    'requests/orders.http',
    [value.hexKey, value.guidKey],
    (secret) => `@apiKey = ${secret}\nGET https://localhost:5001/api/orders\nX-Api-Key: {{apiKey}}\n`,
  ),
  'a request with a body': form(
    'requests/login.http',
    [password],
    (secret) =>
      `POST https://localhost:5001/api/login\nContent-Type: application/x-www-form-urlencoded\n\nusername=admin&password=${secret}&grant_type=password\n`,
  ),
  'a key header of a request': form(
    'requests/orders.http',
    [value.hexKey, password],
    (secret) => `GET https://localhost:5001/api/orders\nX-Api-Key: ${secret}\n`,
  ),
  'PowerShell variable': form(
    'deploy.ps1',
    [password, value.hexKey],
    (secret) => `$apiPassword = '${secret}'\n`,
  ),
  'PowerShell secure string': form(
    'deploy.ps1',
    [password],
    (secret) => `$secure = ConvertTo-SecureString '${secret}' -AsPlainText -Force\n`,
  ),
  'bicep parameter': form('main.bicep', [password], (secret) => `param adminPassword string = '${secret}'\n`),
  'a private key file': (chance) => {
    const lines = value.pemLines(chance)
    const text = `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`
    return { path: 'deploy/id_rsa', text, secrets: lines }
  },
  'the user of git': form('setup.sh', [value.email], (secret) => `git config user.email ${secret}\n`),
}
