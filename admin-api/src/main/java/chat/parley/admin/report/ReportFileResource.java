package chat.parley.admin.report;

import chat.parley.admin.change.SettingStore;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
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

    public ReportFileResource(ReportResource reports, CallerProducer callers, SettingStore settings) {
        this.reports = reports;
        this.callers = callers;
        this.settings = settings;
    }

    @GET
    @Path("/figures.csv")
    @Produces(CSV)
    @Operation(summary = "The figures of a period by group as CSV", description = "As `reports/figures`.")
    public Response figuresAsCsv(@BeanParam ReportResource.Asked asked, @QueryParam("by") @Nullable String by) {
        return file(
                CsvFile.of(FigureSheet.of(reports.figures(asked, by, false))), "figures.csv", CSV + ";charset=UTF-8");
    }

    @GET
    @Path("/figures.xlsx")
    @Produces(XLSX)
    @Operation(summary = "The figures of a period by group as a workbook", description = "As `reports/figures`.")
    public Response figuresAsWorkbook(@BeanParam ReportResource.Asked asked, @QueryParam("by") @Nullable String by) {
        return file(XlsxFile.of(FigureSheet.of(reports.figures(asked, by, false)), "Parley"), "figures.xlsx", XLSX);
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
        return file(CsvFile.of(sheet(asked, figure, day, hour)), "dialogs.csv", CSV + ";charset=UTF-8");
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
        return file(XlsxFile.of(sheet(asked, figure, day, hour), "Parley"), "dialogs.xlsx", XLSX);
    }

    private Sheet sheet(
            ReportResource.Asked asked, @Nullable String figure, @Nullable String day, @Nullable String hour) {
        ReportView.Dialogs all = reports.all(asked, figure, day, hour);
        var names = new Labelling(settings.read(callers.caller().accountId()));
        return FigureSheet.of(all.rows(), all.next() != null, names);
    }

    private static Response file(byte[] bytes, String name, String type) {
        return Response.ok(bytes, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
