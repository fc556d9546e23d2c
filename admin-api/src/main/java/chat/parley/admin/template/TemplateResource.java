package chat.parley.admin.template;

import chat.parley.admin.field.Fields;
import chat.parley.admin.field.QueryNumber;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reading, changing and finding templates. */
@Path("/api/admin/templates")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Templates",
        description = "Prepared answers. Everybody sees the global ones, those of their departments and their own;"
                + " supervisors those of all departments. Everybody changes their own, administrators all but those of"
                + " others.")
public class TemplateResource {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_OFFER = 5;
    private static final int LARGEST_OFFER = 50;

    private final CallerProducer callers;
    private final TemplateStore templates;

    public TemplateResource(CallerProducer callers, TemplateStore templates) {
        this.callers = callers;
        this.templates = templates;
    }

    /** @param next the {@code after} of the page that follows; null on the last page */
    @Schema(name = "TemplatePage")
    public record Page(
            List<Template> rows,

            @Schema(description = "How many there are on all pages.")
            int total,

            @Schema(description = "The sections of what may be seen.")
            Set<String> sections,

            @Nullable Integer next) {}

    /** What is offered while somebody writes. */
    @Schema(name = "TemplateOffer")
    public record Offer(
            List<Template> rows,

            @Schema(description = "The sections of what is offered in this language.")
            Set<String> sections) {}

    /** What somebody has begun to write. */
    @Schema(name = "TemplateQuery")
    public record Query(
            @Schema(description = "What was written so far; without it the first ones by section and name.") @Nullable
            String text,

            @Schema(description = "The language of the dialog, ISO 639-1.") @Nullable
            String language,

            @Schema(description = "Only of this section; of all where left out.") @Nullable
            String section,

            @Schema(description = "How many at most, 1 to 50.", defaultValue = "5") @Nullable
            Integer limit) {}

    /** A table to bring in. */
    @Schema(name = "TemplateTable")
    public record Table(
            @Schema(
                    description = "CSV with the columns level, department, language, section, name and text, named in"
                            + " the first line; those but level, language and text may be left out.")
            @Nullable
            String text,

            @Schema(description = "Whether to say only what it would do.", defaultValue = "false") @Nullable
            Boolean dryRun) {}

    /** What bringing in a table did. */
    @Schema(name = "TemplateTableResult")
    public record Result(int created, int changed, int unchanged) {}

    @GET
    @Operation(summary = "What the caller may see, by section and name", description = "For every role.")
    public Page page(
            @QueryParam("level") @Nullable String level,
            @QueryParam("departmentId") @Nullable String departmentId,
            @QueryParam("language") @Nullable String language,
            @QueryParam("section") @Nullable String section,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        TemplateReader reader = reader();
        TemplateShelf shelf = shelf(reader);
        Predicate<Template> asked = template -> reader.sees(template)
                && (level == null || template.level().code().equals(level))
                && (departmentId == null || departmentId.equals(String.valueOf(template.departmentId())))
                && (language == null || template.language().equals(language));
        List<Template> all = shelf.all(asked.and(ofSection(section)));
        int from = Math.min(QueryNumber.within(0, Integer.MAX_VALUE, 0, "after", after), all.size());
        int to = Math.min(
                all.size(), from + Math.max(1, QueryNumber.within(0, LARGEST_PAGE, USUAL_PAGE, "limit", limit)));
        return new Page(all.subList(from, to), all.size(), shelf.sections(asked), to < all.size() ? to : null);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates one", description = "Personal ones by every role, others by administrators.")
    public Template create(@Nullable TemplateDraft draft) {
        TemplateReader reader = reader();
        return templates.create(reader, Fields.body(draft));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them", description = "For whoever sees it.")
    public Template get(@PathParam("id") String id) {
        return templates.get(reader(), id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces one", description = "Refused with version-conflict when somebody else saved first.")
    public Template change(@PathParam("id") String id, @Nullable TemplateDraft draft) {
        return templates.change(reader(), id, Fields.body(draft));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Removes one", description = "With a version, only if it is the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        templates.remove(reader(), id, QueryNumber.read("version", version));
    }

    @POST
    @Path("/suggestions")
    @Operation(
            summary = "Those most like a text, the likest first",
            description = "For every role, among what they are offered while answering. Word forms and slips of the"
                    + " pen are forgiven; what is only distantly like the text is not offered.")
    public Offer suggestions(@Nullable Query query) {
        TemplateReader reader = reader();
        Query asked = Fields.body(query);
        var fields = new Fields();
        String language = fields.language("language", asked.language());
        String text = asked.text() == null ? "" : checked(fields, asked.text());
        int most = asked.limit() == null ? USUAL_OFFER : fields.within("limit", asked.limit(), 1, LARGEST_OFFER);
        fields.done();
        TemplateShelf shelf = shelf(reader);
        Predicate<Template> offered = reader::isOffered;
        return new Offer(
                shelf.closest(language, text, offered.and(ofSection(asked.section())), most),
                shelf.sections(offered.and(template -> template.language().equals(language))));
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @Operation(summary = "All that the caller may change, as CSV", description = "For every role.")
    public String export() {
        return templates.table(reader());
    }

    @POST
    @Path("/import")
    @Operation(
            summary = "Brings in a table",
            description = "What has a name replaces the one of the same level, department, language, section and name."
                    + " Where a cell is wrong nothing is saved, and errors names each as rows[<line>].<column>.")
    public Result bring(@Nullable Table table) {
        TemplateReader reader = reader();
        Table brought = Fields.body(table);
        if (brought.text() == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "text is missing");
        }
        boolean dry = Boolean.TRUE.equals(brought.dryRun());
        TemplateSheet.Plan plan = templates.bring(reader, brought.text(), !dry);
        return new Result(plan.created(), plan.changes().size() - plan.created(), plan.unchanged());
    }

    /** The text as it is: a blank at its end says that its last word is finished. */
    private static String checked(Fields fields, String text) {
        fields.text("text", text, WellFormed.MESSAGE_LIMIT);
        return text;
    }

    private TemplateReader reader() {
        return templates.reader(callers.caller());
    }

    private TemplateShelf shelf(TemplateReader reader) {
        return templates.shelf(reader.caller().accountId());
    }

    private static Predicate<Template> ofSection(@Nullable String section) {
        return template -> section == null || template.section().equalsIgnoreCase(section);
    }
}
