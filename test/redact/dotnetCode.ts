/** Secrets in C#: constants, every form of string, and the calls that take them. */
import { form, type Forms } from '#test/redact/planted'
import * as value from '#test/redact/secretValues'

const { password } = value
const path = 'src/Shop.Api/Program.cs'

export const dotnetCode: Forms = {
  'a constant': form(
    path,
    [password],
    (secret) => `internal static class Defaults\n{\n    private const string DbPassword = "${secret}";\n}\n`,
  ),
  'an API key constant': form(
    path,
    [value.hexKey, value.guidKey, value.stripeKey],
    (secret) => `public static class Payment\n{\n    public const string ApiKey = "${secret}";\n}\n`,
  ),
  'an object initialiser': form(
    path,
    [password],
    (secret) =>
      `var credentials = new NetworkCredential\n{\n    UserName = "mailer",\n    Password = "${secret}",\n};\n`,
  ),
  'a verbatim connection string': form(
    path,
    [password],
    (secret) =>
      `var connection = @"Data Source=.\\SQLEXPRESS;Initial Catalog=Shop;User ID=sa;Password=${secret};";\n`,
  ),
  'an interpolated connection string': form(
    path,
    [password],
    (secret) =>
      `var connection = $"Server={host};Database={name};User Id=sa;Password=${secret};TrustServerCertificate=true";\n`,
  ),
  'a raw string over lines': form(
    path,
    [password],
    (secret) =>
      `var settings = """\n    {\n      "Smtp": { "Host": "mail", "Password": "${secret}" }\n    }\n    """;\n`,
  ),
  'a raw connection string': form(
    path,
    [password],
    (secret) =>
      `const string Connection = """\n    Host=pg;\n    Username=shop;\n    Password=${secret};\n    Database=shop\n    """;\n`,
  ),
  'a connection string put together over lines': form(
    path,
    [password],
    (secret) =>
      `var connection = "Server=db;Database=Shop;" +\n    "User Id=sa;" +\n    "Password=${secret};" +\n    "Encrypt=true";\n`,
  ),
  'a key put together over lines': (chance) => {
    const secret = chance.pick([value.storageAccountKey, value.auth0Secret])(chance)
    const secrets = [secret.slice(0, 30), secret.slice(30)]
    return { path, text: `var accountKey = "${secrets[0]}" +\n    "${secrets[1]}";\n`, secrets }
  },
  'a connection string builder': form(
    path,
    [password],
    (secret) =>
      `var builder = new SqlConnectionStringBuilder();\nbuilder.DataSource = "db";\nbuilder.Password = "${secret}";\n`,
  ),
  UseSqlServer: form(
    path,
    [password],
    (secret) =>
      `services.AddDbContext<ShopContext>(options =>\n    options.UseSqlServer("Server=db;Database=Shop;User=sa;Password=${secret};MultipleActiveResultSets=true"));\n`,
  ),
  'a positional credential': form(
    path,
    [password],
    (secret) => `client.Credentials = new NetworkCredential("mailer", "${secret}");\n`,
  ),
  'a certificate': form(
    path,
    [password],
    (secret) =>
      `var certificate = new X509Certificate2("certificates/shop.pfx", "${secret}", X509KeyStorageFlags.EphemeralKeySet);\n`,
  ),
  'Kestrel UseHttps': form(path, [password], (secret) => `listen.UseHttps("shop.pfx", "${secret}");\n`),
  'an Azure client secret': form(
    path,
    [value.entraClientSecret],
    (secret, chance) =>
      `var credential = new ClientSecretCredential("${chance.guid()}", "${chance.guid()}", "${secret}");\n`,
  ),
  'an Azure key credential': form(
    path,
    [value.hexKey, value.storageAccountKey],
    (secret) => `var search = new SearchClient(endpoint, "items", new AzureKeyCredential("${secret}"));\n`,
  ),
  'a storage credential': form(
    path,
    [value.storageAccountKey],
    (secret) => `var credential = new StorageSharedKeyCredential("shopfiles", "${secret}");\n`,
  ),
  'a symmetric key': form(
    path,
    [value.phrase, value.hexKey],
    (secret) => `IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("${secret}")),\n`,
  ),
  'key bytes, named': form(
    path,
    [value.phrase, password],
    (secret) => `private static readonly byte[] EncryptionKey = Encoding.UTF8.GetBytes("${secret}");\n`,
  ),
  'a secure string': form(
    path,
    [password],
    (secret) =>
      `var secure = new SecureString();\nforeach (var letter in "${secret}") secure.AppendChar(letter);\n`,
  ),
  'a secure string of a credential': form(
    path,
    [password],
    (secret) => `SecureString secure = new NetworkCredential("", "${secret}").SecurePassword;\n`,
  ),
  'an authorisation header': form(
    path,
    [value.jwt, value.hexKey, value.githubToken],
    (secret) =>
      `client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${secret}");\n`,
  ),
  'an API key header': form(
    path,
    [value.hexKey, value.guidKey, password],
    (secret) => `client.DefaultRequestHeaders.Add("X-Api-Key", "${secret}");\n`,
  ),
  'a basic header': (chance) => {
    const secret = Buffer.from(`shop:${password(chance)}`).toString('base64')
    return { path, text: `request.Headers["Authorization"] = "Basic ${secret}";\n`, secrets: [secret] }
  },
  'bytes of user and password': form(
    path,
    [password],
    (secret) => `var header = Convert.ToBase64String(Encoding.ASCII.GetBytes("shop:${secret}"));\n`,
  ),
  'settings in memory': form(
    path,
    [password],
    (secret) =>
      `builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>\n{\n    ["Smtp:Host"] = "mail",\n    ["Smtp:Password"] = "${secret}",\n});\n`,
  ),
  'settings in memory, as pairs': form(
    path,
    [password],
    (secret) => `var settings = new Dictionary<string, string?> { { "Smtp:Password", "${secret}" } };\n`,
  ),
  'an environment variable': form(
    path,
    [password, value.hexKey],
    (secret) => `Environment.SetEnvironmentVariable("PAYMENT_SECRET", "${secret}");\n`,
  ),
  'a named argument': form(
    path,
    [password],
    (secret) => `await users.Register(email: address, password: "${secret}");\n`,
  ),
  'an identity seed': form(
    path,
    [password],
    (secret) => `await userManager.CreateAsync(administrator, "${secret}");\n`,
  ),
  'a test container': form(
    path,
    [password],
    (secret) => `var container = new MsSqlBuilder().WithPassword("${secret}").Build();\n`,
  ),
  'a mail login': form(
    path,
    [password],
    (secret) => `await smtp.AuthenticateAsync("mailer", "${secret}");\n`,
  ),
  'a conditional default': form(
    path,
    [password, value.phrase],
    (secret) => `var jwtKey = builder.Configuration["Jwt:Key"] ?? "${secret}";\n`,
  ),
  'an attribute': form(
    path,
    [value.hexKey],
    (secret) => `[ApiKey("${secret}")]\npublic class OrdersController;\n`,
  ),
  'a private key in a raw string': (chance) => {
    const lines = value.pemLines(chance)
    const text = `const string Pem = """\n    -----BEGIN RSA PRIVATE KEY-----\n    ${lines.join('\n    ')}\n    -----END RSA PRIVATE KEY-----\n    """;\n`
    return { path, text, secrets: lines }
  },
  'tokens of services': form(
    path,
    [value.githubFineToken, value.gitlabToken, value.slackToken, value.digitalOceanToken, value.twilioToken],
    (secret) => `var client = Connect("${secret}");\n`,
  ),
  // Of letters alone it is a word among words, and nothing can tell.
  'a comment': form(
    path,
    [(chance) => `${password(chance)}${String(chance.between(0, 9))}`],
    (secret) => `// TODO: the password of the test database is ${secret}\npublic sealed class Database;\n`,
  ),
  'an author': form(
    path,
    [value.email],
    (secret) => `/// <author>${secret}</author>\npublic sealed class Database;\n`,
  ),
  'a mail address': form(path, [value.email], (secret) => `message.To.Add(new MailAddress("${secret}"));\n`),
}
