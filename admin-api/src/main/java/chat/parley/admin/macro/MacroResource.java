package chat.parley.admin.macro;

import chat.parley.admin.field.Fields;
import chat.parley.admin.field.QueryNumber;
import chat.parley.admin.template.TemplateReader;
import chat.parley.admin.template.TemplateStore;
import chat.parley.platform.identity.CallerProducer;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Reading and changing macros. */
@Path("/api/admin/macros")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Macros",
        description = "Several deeds of an operator under one name. Who runs one sends its actions as commands of their"
                + " own, one after the other, so it does nothing that they may not do. Everybody sees the global ones,"
                + " those of their departments and their own; supervisors those of all departments. Everybody changes"
                + " their own, administrators all but those of others.")
public class MacroResource {
    private final CallerProducer callers;
    private final TemplateStore templates;
    private final MacroStore macros;

    public MacroResource(CallerProducer callers, TemplateStore templates, MacroStore macros) {
        this.callers = callers;
        this.templates = templates;
        this.macros = macros;
    }

    /** All that was asked for. */
    @Schema(name = "MacroList")
    public record Rows(List<Macro> rows) {}

    @GET
    @Operation(summary = "What the caller may see, by name", description = "For every role.")
    public Rows all(
            @Parameter(description = "Only what is for the caller to run: global, of their departments and their own.")
                    @QueryParam("offered")
                    boolean offered) {
        TemplateReader reader = reader();
        return new Rows(macros.all(reader, macro -> offered ? reader.isOffered(macro) : reader.sees(macro)));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Creates one", description = "Personal ones by every role, others by administrators.")
    public Macro create(@Nullable MacroDraft draft) {
        return macros.create(reader(), Fields.body(draft));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them", description = "For whoever sees it.")
    public Macro get(@PathParam("id") String id) {
        return macros.get(reader(), id);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Replaces one", description = "Refused with version-conflict when somebody else saved first.")
    public Macro change(@PathParam("id") String id, @Nullable MacroDraft draft) {
        return macros.change(reader(), id, Fields.body(draft));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Removes one", description = "With a version, only if it is the present one.")
    public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        macros.remove(reader(), id, QueryNumber.read("version", version));
    }

    private TemplateReader reader() {
        return templates.reader(callers.caller());
    }
}
