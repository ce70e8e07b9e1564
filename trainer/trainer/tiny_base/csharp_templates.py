"""C# files of an invented project; a word between @ signs is filled in."""

ENTITY = """namespace @Namespace@.Models;

public class @Entity@
{
    public @Id@ Id { get; set; }
@properties@
}
"""

REQUEST = """namespace @Namespace@.Dtos;

public record Create@Entity@Request(@parameters@);

public record Update@Entity@Request(@Id@ Id, @parameters@);
"""

REPOSITORY = """using Microsoft.EntityFrameworkCore;
using @Namespace@.Models;

namespace @Namespace@.Data;

public class @Entity@Repository : I@Entity@Repository
{
    private readonly AppDbContext _context;

    public @Entity@Repository(AppDbContext context)
    {
        _context = context;
    }

    public async Task<IReadOnlyList<@Entity@>> GetAllAsync(CancellationToken cancellationToken)
    {
        return await _context.@Entities@.OrderBy(@entity@ => @entity@.@Key@).ToListAsync(cancellationToken);
    }

    public async Task<@Entity@?> GetByIdAsync(@Id@ id, CancellationToken cancellationToken)
    {
        return await _context.@Entities@
            .FirstOrDefaultAsync(@entity@ => @entity@.Id == id, cancellationToken);
    }

    public async Task AddAsync(@Entity@ @entity@, CancellationToken cancellationToken)
    {
        _context.@Entities@.Add(@entity@);
        await _context.SaveChangesAsync(cancellationToken);
    }
}
"""

CONTROLLER = """using Microsoft.AspNetCore.Mvc;
using @Namespace@.Data;
using @Namespace@.Dtos;
using @Namespace@.Models;

namespace @Namespace@.Controllers
{
    [ApiController]
    [Route("api/[controller]")]
    public class @Entities@Controller : ControllerBase
    {
        private readonly I@Entity@Repository _@entity@Repository;
        private readonly ILogger<@Entities@Controller> _logger;

        public @Entities@Controller(
            I@Entity@Repository @entity@Repository, ILogger<@Entities@Controller> logger)
        {
            _@entity@Repository = @entity@Repository;
            _logger = logger;
        }

        [HttpGet("{id}")]
        public async Task<ActionResult<@Entity@>> Get@Entity@(@Id@ id, CancellationToken cancellationToken)
        {
            var @entity@ = await _@entity@Repository.GetByIdAsync(id, cancellationToken);
            if (@entity@ == null)
            {
                return NotFound();
            }

            return Ok(@entity@);
        }

        [HttpPost]
        public async Task<ActionResult<@Entity@>> Create@Entity@(
            Create@Entity@Request request, CancellationToken cancellationToken)
        {
            var @entity@ = new @Entity@
            {
@assignments@
            };
            await _@entity@Repository.AddAsync(@entity@, cancellationToken);
            _logger.LogInformation("@Entity@ {Id} created", @entity@.Id);
            return CreatedAtAction(nameof(Get@Entity@), new { id = @entity@.Id }, @entity@);
        }
    }
}
"""
