/** Secrets in the settings of .NET programs: JSON, XML, user secrets. */
import { form, type Forms } from '#test/redact/planted'
import * as value from '#test/redact/secretValues'

const { password } = value
const section = (name: string, lines: string): string =>
  `{\n  "Logging": { "LogLevel": { "Default": "Information" } },\n  "${name}": {\n${lines}\n  },\n  "AllowedHosts": "*"\n}\n`
const connections = (text: string): string => section('ConnectionStrings', `    "Default": "${text}"`)
const appsettings = 'src/Shop.Api/appsettings.Production.json'

export const dotnetSettings: Forms = {
  'SQL Server in appsettings': form(appsettings, [password], (secret) =>
    connections(
      `Server=tcp:db.shop.internal,1433;Initial Catalog=Shop;User ID=sa;Password=${secret};Encrypt=True;`,
    ),
  ),
  'SQL Server with Pwd at the end': form(appsettings, [password], (secret) =>
    connections(`Data Source=.\\\\SQLEXPRESS;Database=Shop;Uid=shop;Pwd=${secret}`),
  ),
  'Npgsql in appsettings': form(appsettings, [password], (secret) =>
    connections(`Host=pg;Port=5432;Database=shop;Username=shop;Password=${secret}`),
  ),
  'a quoted password with a semicolon': (chance) => {
    const secret = `${password(chance)};${chance.characters(5, 'abcdefgh')}`
    return {
      path: appsettings,
      text: connections(`Server=db;User Id=sa;Password='${secret}';Encrypt=true`),
      secrets: [secret, secret.split(';')[1]!],
    }
  },
  'MySQL with spaces around': form(appsettings, [password], (secret) =>
    connections(`server = mysql; port = 3306; user = shop; password = ${secret}; database = shop`),
  ),
  'MongoDB address': form(appsettings, [password], (secret) =>
    connections(
      `mongodb+srv://shop:${encodeURIComponent(secret)}@cluster0.ab1cd.mongodb.net/shop?retryWrites=true`,
    ),
  ),
  'Redis of StackExchange': form(appsettings, [password, value.sharedAccessKey], (secret) =>
    section(
      'Redis',
      `    "Configuration": "shop.redis.cache.windows.net:6380,password=${secret},ssl=True,abortConnect=False"`,
    ),
  ),
  'RabbitMQ address': form(appsettings, [password], (secret) =>
    section('Bus', `    "Uri": "amqps://shop:${encodeURIComponent(secret)}@rabbit.shop.internal:5671/vhost"`),
  ),
  'Service Bus': form(appsettings, [value.sharedAccessKey], (secret) =>
    section(
      'Bus',
      `    "Connection": "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${secret}"`,
    ),
  ),
  'storage account': form(appsettings, [value.storageAccountKey], (secret) =>
    connections(
      `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${secret};EndpointSuffix=core.windows.net`,
    ),
  ),
  Cosmos: form(appsettings, [value.storageAccountKey], (secret) =>
    section(
      'Cosmos',
      `    "AccountEndpoint": "https://shop.documents.azure.com:443/",\n    "PrimaryKey": "${secret}"`,
    ),
  ),
  'Cosmos in one string': form(appsettings, [value.storageAccountKey], (secret) =>
    connections(`AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=${secret};`),
  ),
  'SAS address': form(appsettings, [value.sasSignature], (secret) =>
    section(
      'Blob',
      `    "ContainerUrl": "https://shop.blob.core.windows.net/files?sp=r&st=2026-01-01T00:00:00Z&se=2027-01-01T00:00:00Z&spr=https&sv=2024-11-04&sr=c&sig=${secret}"`,
    ),
  ),
  'JWT signing key': form(appsettings, [value.phrase, value.hexKey, value.sharedAccessKey], (secret) =>
    section('Jwt', `    "Issuer": "shop",\n    "Audience": "shop-web",\n    "Key": "${secret}"`),
  ),
  'JWT secret, named': form(appsettings, [value.phrase, password], (secret) =>
    section('JwtSettings', `    "SecretKey": "${secret}",\n    "ExpiryMinutes": 60`),
  ),
  'SMTP password': form(appsettings, [password], (secret) =>
    section(
      'Smtp',
      `    "Host": "smtp.shop.internal",\n    "Port": 587,\n    "UserName": "mailer",\n    "Password": "${secret}"`,
    ),
  ),
  'a passphrase with blanks': form(
    appsettings,
    [(chance) => `${password(chance)} ${password(chance)} ${password(chance)}`],
    (secret) => section('Certificate', `    "Path": "shop.pfx",\n    "Password": "${secret}"`),
  ),
  'a password with escapes': form(
    appsettings,
    [(chance) => JSON.stringify(`${password(chance)}"\\${password(chance)}`).slice(1, -1)],
    (secret) => section('Smtp', `    "Password": "${secret}"`),
  ),
  'Entra client secret': form(appsettings, [value.entraClientSecret], (secret, chance) =>
    section('AzureAd', `    "ClientId": "${chance.guid()}",\n    "ClientSecret": "${secret}"`),
  ),
  'API keys': form(
    appsettings,
    [
      value.sendGridKey,
      value.stripeKey,
      value.openAiKey,
      value.anthropicKey,
      value.hexKey,
      value.guidKey,
      value.mailgunKey,
    ],
    (secret) => section('Mail', `    "ApiKey": "${secret}"`),
  ),
  'AWS pair': (chance) => {
    const [id, secret] = [value.awsKeyId(chance), value.awsSecret(chance)]
    return {
      path: appsettings,
      text: section(
        'AWS',
        `    "Region": "eu-central-1",\n    "AccessKey": "${id}",\n    "SecretKey": "${secret}"`,
      ),
      secrets: [id, secret],
    }
  },
  'user secrets, flat': form(
    'secrets.json',
    [value.phrase, password, value.hexKey],
    (secret) => `{\n  "Smtp:Host": "smtp",\n  "Jwt:Key": "${secret}"\n}\n`,
  ),
  'launchSettings environment': form(
    'Properties/launchSettings.json',
    [password, value.hexKey],
    (secret) =>
      `{\n  "profiles": {\n    "Shop": {\n      "environmentVariables": {\n        "ASPNETCORE_ENVIRONMENT": "Development",\n        "Payment__ApiSecret": "${secret}"\n      }\n    }\n  }\n}\n`,
  ),
  'private key in JSON': (chance) => {
    const lines = value.pemLines(chance)
    return {
      path: 'gcp/service-account.json',
      text: `{\n  "type": "service_account",\n  "private_key": "-----BEGIN PRIVATE KEY-----\\n${lines.join('\\n')}\\n-----END PRIVATE KEY-----\\n"\n}\n`,
      secrets: lines,
    }
  },
  'NuGet.config': form(
    'NuGet.config',
    [value.devOpsToken, value.devOpsTokenOf84, password],
    (secret) =>
      `<configuration>\n  <packageSourceCredentials>\n    <Shop>\n      <add key="Username" value="build" />\n      <add key="ClearTextPassword" value="${secret}" />\n    </Shop>\n  </packageSourceCredentials>\n</configuration>\n`,
  ),
  'NuGet.config API key': form(
    'NuGet.config',
    [value.nugetKey],
    (secret) =>
      `<configuration>\n  <apikeys>\n    <add key="https://api.nuget.org/v3/index.json" value="${secret}" />\n  </apikeys>\n</configuration>\n`,
  ),
  'web.config connection': form(
    'web.config',
    [password],
    (secret) =>
      `<connectionStrings>\n  <add name="Shop" connectionString="Data Source=db;Initial Catalog=Shop;User ID=shop;Password=${secret}" providerName="System.Data.SqlClient" />\n</connectionStrings>\n`,
  ),
  'web.config in entities': form(
    'web.config',
    [password],
    (secret) =>
      `<add name="Shop" connectionString="metadata=res://*/Shop.csdl;provider=System.Data.SqlClient;provider connection string=&quot;data source=db;user id=shop;password=${secret};App=EntityFramework&quot;" />\n`,
  ),
  'web.config appSettings': form(
    'web.config',
    [password, value.hexKey],
    (secret) => `<appSettings>\n  <add key="PaymentSecret" value="${secret}" />\n</appSettings>\n`,
  ),
  machineKey: (chance) => {
    const secrets = [chance.hex(128).toUpperCase(), chance.hex(48).toUpperCase()]
    return {
      path: 'web.config',
      text: `<system.web>\n  <machineKey validationKey="${secrets[0]}" decryptionKey="${secrets[1]}" validation="SHA1" decryption="AES" />\n</system.web>\n`,
      secrets,
    }
  },
  'csproj property': form(
    'src/Shop/Shop.csproj',
    [password],
    (secret) =>
      `<PropertyGroup>\n  <PackageCertificatePassword>${secret}</PackageCertificatePassword>\n  <TargetFramework>net10.0</TargetFramework>\n</PropertyGroup>\n`,
  ),
  'publish profile': form(
    'Shop.pubxml',
    [password],
    (secret) =>
      `<publishProfile publishMethod="MSDeploy" userName="$shop" userPWD="${secret}" destinationAppUrl="https://shop.azurewebsites.net" />\n`,
  ),
}
