package chat.parley.admin.change;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says in the published API what a listed setting is answered as: what one sends to make it, its id, and warnings where
 * there are some. Said here once, because it follows from the body of each kind.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SettingApiConfig implements OASFilter {
    private static final String JSON = "application/json";
    private static final String DRAFT = "Draft";
    private static final String ONE = "/{id}";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> paths = api.getPaths().getPathItems();
        paths.forEach((path, list) -> {
            PathItem one = paths.get(path + ONE);
            if (one == null || list.getPOST() == null || one.getPUT() == null) {
                return;
            }
            draft(list.getPOST()).ifPresent(draft -> {
                Schema answer = answer(draft);
                say(list.getPOST(), "201", answer);
                say(list.getGET(), "200", rows(answer));
                say(one.getGET(), "200", answer);
                say(one.getPUT(), "200", answer);
            });
        });
    }

    /** The reference to what is sent; empty where it is nothing that a setting is made of. */
    private static Optional<String> draft(Operation create) {
        return Optional.ofNullable(create.getRequestBody())
                .map(body -> body.getContent().getMediaType(JSON))
                .map(MediaType::getSchema)
                .map(SettingApiConfig::reference)
                .filter(reference -> reference.endsWith(DRAFT));
    }

    private static @Nullable String reference(Schema schema) {
        return schema.getRef() != null || schema.getAnyOf() == null
                ? schema.getRef()
                : schema.getAnyOf().stream()
                        .map(Schema::getRef)
                        .filter(reference -> reference != null)
                        .findFirst()
                        .orElse(null);
    }

    private static Schema answer(String draft) {
        String name = draft.substring(draft.lastIndexOf('/') + 1, draft.length() - DRAFT.length());
        String id = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "Id";
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema warning = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("code", text)
                .addProperty("detail", text);
        Schema own = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(id, text)
                .addProperty(
                        "warnings",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(warning));
        return OASFactory.createSchema().allOf(List.of(OASFactory.createSchema().ref(draft), own));
    }

    private static Schema rows(Schema answer) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty(
                        "rows",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(answer));
    }

    private static void say(@Nullable Operation operation, String status, Schema schema) {
        if (operation == null) {
            return;
        }
        MediaType json = OASFactory.createMediaType().schema(schema);
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description("200".equals(status) ? "OK" : "Created")
                                .content(OASFactory.createContent().addMediaType(JSON, json)));
    }
}
