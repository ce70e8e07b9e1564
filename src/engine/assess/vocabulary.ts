/** Names of the frameworks that the person's code is written with: the vocabulary of its domain, by language. */
const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

const aspnet = words(`
  ApiController Authorize AllowAnonymous BadRequest BindProperty Builder CancellationToken ControllerBase Controller
  CreateBuilder CreatedAtAction FromBody FromQuery FromRoute FromServices Forbid HttpContext HttpDelete HttpGet HttpPatch
  HttpPost HttpPut IActionResult ActionResult IConfiguration IHost IHostedService BackgroundService IHttpClientFactory
  HttpClient ILogger IMiddleware IOptions IOptionsSnapshot IResult IServiceCollection IServiceProvider AddScoped
  AddSingleton AddTransient AddControllers AddDbContext AddHttpClient AddOptions MapControllers MapDelete MapGet MapGroup
  MapPost MapPut ModelState NoContent NotFound Ok ProblemDetails ProducesResponseType Results TypedResults RequestDelegate
  Route UseAuthentication UseAuthorization UseRouting WebApplication LogInformation LogWarning LogError
  AbstractValidator RuleFor NotEmpty MaximumLength MinimumLength EmailAddress GreaterThan WithMessage`)
const efcore = words(`
  DbContext DbSet DbContextOptions ModelBuilder OnModelCreating EntityTypeBuilder IEntityTypeConfiguration HasKey HasOne
  HasMany WithOne WithMany HasForeignKey HasIndex HasMaxLength IsRequired Include ThenInclude AsNoTracking AsSplitQuery
  FindAsync FirstOrDefaultAsync SingleOrDefaultAsync ToListAsync AnyAsync CountAsync AddAsync AddRange SaveChanges
  SaveChangesAsync ExecuteUpdateAsync ExecuteDeleteAsync FromSql MigrationBuilder UseSqlServer UseNpgsql UseSqlite`)
const dotnet = words(`
  Task ValueTask IEnumerable IReadOnlyList IQueryable List Dictionary HashSet Guid DateTime DateTimeOffset TimeSpan Where
  Select SelectMany OrderBy OrderByDescending GroupBy ToList ToArray FirstOrDefault Any All Count Sum Skip Take
  ArgumentNullException InvalidOperationException StringBuilder JsonSerializer ConfigureAwait IDisposable IAsyncEnumerable`)
const dotnetTests = words(`
  Fact Theory InlineData Assert Test TestCase TestFixture TestMethod SetUp Mock Setup ReturnsAsync Returns Verify Should
  WebApplicationFactory IClassFixture Substitute`)
const angular = words(`
  Component Directive Injectable Pipe NgModule Input Output EventEmitter HostListener HostBinding ViewChild ContentChild
  OnInit OnDestroy OnChanges AfterViewInit SimpleChanges ChangeDetectionStrategy ChangeDetectorRef OnPush ngOnInit
  ngOnDestroy ngOnChanges inject signal computed effect input output model linkedSignal resource toSignal toObservable
  takeUntilDestroyed DestroyRef HttpClient HttpParams HttpErrorResponse HttpInterceptorFn Router ActivatedRoute Routes
  RouterLink CanActivateFn ResolveFn FormBuilder FormControl FormGroup FormArray Validators NonNullableFormBuilder
  ReactiveFormsModule CommonModule InjectionToken ElementRef TemplateRef ViewContainerRef provideRouter provideHttpClient
  selector templateUrl styleUrl styleUrls standalone imports providers MatDialog MatSnackBar`)
const rxjs = words(`
  Observable Subject BehaviorSubject ReplaySubject Subscription pipe subscribe unsubscribe map filter tap switchMap
  mergeMap concatMap exhaustMap combineLatest forkJoin merge concat of from debounceTime distinctUntilChanged takeUntil
  take first startWith withLatestFrom shareReplay catchError throwError retry finalize scan firstValueFrom lastValueFrom
  timer interval EMPTY`)
const angularTests = words(`
  TestBed ComponentFixture HttpTestingController configureTestingModule createComponent detectChanges describe it expect
  beforeEach spyOn fakeAsync flush tick provideHttpClientTesting`)
const templates = words(`
  @if @else @for @empty @switch @case @default @defer @placeholder @let *ngIf *ngFor *ngSwitchCase ngIf ngFor ngClass
  ngStyle ngModel ngSubmit ngTemplateOutlet ng-container ng-template ng-content routerLink routerLinkActive router-outlet
  formGroup formControl formControlName formArrayName async track index click submit date currency keyvalue json
  mat-icon mat-button mat-table mat-form-field matInput mat-error mat-card mat-select mat-option`)
const styles = words(`
  @use @include @mixin @extend @media @forward @function @return :host ::ng-deep mixin include host ng-deep map-get
  display flex grid gap padding margin color background border font-size align-items justify-content`)

export const vocabulary: Readonly<Record<string, ReadonlySet<string>>> = {
  csharp: new Set([...aspnet, ...efcore, ...dotnet, ...dotnetTests]),
  typescript: new Set([...angular, ...rxjs, ...angularTests]),
  html: new Set(templates),
  scss: new Set(styles),
}
