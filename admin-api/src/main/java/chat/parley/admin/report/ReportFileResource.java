package chat.parley.admin.report;

import chat.parley.admin.audit.AuditStore;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.json.Json;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports as files [T-15]; who may see a figure may save it. */
@Path("/api/admin/report-files")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reports")
public class ReportFileResource {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReportResource reports;
    private final CallerProducer callers;
    private final SettingStore settings;
    private final AuditStore audit;

    public ReportFileResource(ReportResource reports, CallerProducer callers, SettingStore settings, AuditStore audit) {
        this.reports = reports;
        this.callers = callers;
        this.settings = settings;
        this.audit = audit;
    }

    @GET
    @Path("/figures.csv")
    @Produces(CSV)
    @Operation(summary = "The figures of a period by group as CSV", description = "As `reports/figures`.")
    public Response figuresAsCsv(@BeanParam ReportResource.Asked asked, @QueryParam("by") @Nullable String by) {
        Sheet sheet = FigureSheet.of(reports.figures(asked, by, false));
        note("figures.csv", asked, "by", by);
        return file(CsvFile.of(sheet), "figures.csv", CSV + ";charset=UTF-8");
    }

    @GET
    @Path("/figures.xlsx")
    @Produces(XLSX)
    @Operation(summary = "The figures of a period by group as a workbook", description = "As `reports/figures`.")
    public Response figuresAsWorkbook(@BeanParam ReportResource.Asked asked, @QueryParam("by") @Nullable String by) {
        Sheet sheet = FigureSheet.of(reports.figures(asked, by, false));
        note("figures.xlsx", asked, "by", by);
        return file(XlsxFile.of(sheet, "Parley"), "figures.xlsx", XLSX);
    }

    @GET
    @Path("/dialogs.csv")
    @Produces(CSV)
    @Operation(
            summary = "The dialogs that a figure counts as CSV, one row each",
            description = "As `reports/dialogs`; at most 20,000, and the last row says where there are more.")
    public Response dialogsAsCsv(
            @BeanParam ReportResource.Asked asked,
            @QueryParam("figure") @Nullable String figure,
            @QueryParam("day") @Nullable String day,
            @QueryParam("hour") @Nullable String hour) {
        Sheet sheet = sheet(asked, figure, day, hour);
        note("dialogs.csv", asked, "figure", figure);
        return file(CsvFile.of(sheet), "dialogs.csv", CSV + ";charset=UTF-8");
    }

    @GET
    @Path("/dialogs.xlsx")
    @Produces(XLSX)
    @Operation(
            summary = "The dialogs that a figure counts as a workbook, one row each",
            description = "As `reports/dialogs`; at most 20,000, and the last row says where there are more.")
    public Response dialogsAsWorkbook(
            @BeanParam ReportResource.Asked asked,
            @QueryParam("figure") @Nullable String figure,
            @QueryParam("day") @Nullable String day,
            @QueryParam("hour") @Nullable String hour) {
        Sheet sheet = sheet(asked, figure, day, hour);
        note("dialogs.xlsx", asked, "figure", figure);
        return file(XlsxFile.of(sheet, "Parley"), "dialogs.xlsx", XLSX);
    }

    private Sheet sheet(
            ReportResource.Asked asked, @Nullable String figure, @Nullable String day, @Nullable String hour) {
        ReportView.Dialogs all = reports.all(asked, figure, day, hour);
        var names = new Labelling(settings.read(callers.caller().accountId()));
        return FigureSheet.of(all.rows(), all.next() != null, names);
    }

    /** Filters are left out: one of them names a visitor. */
    private void note(String file, ReportResource.Asked asked, String what, @Nullable String wanted) {
        Caller caller = callers.caller();
        var said = new TreeMap<String, String>();
        said.put("from", String.valueOf(asked.from));
        said.put("to", String.valueOf(asked.to));
        if (wanted != null) {
            said.put(what, wanted);
        }
        audit.exported(Author.of(caller), new AuditStore.Subject(caller.accountId(), "Report", file), Json.text(said));
    }

    private static Response file(byte[] bytes, String name, String type) {
        return Response.ok(bytes, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
