package chat.parley.admin.classification;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.Classification.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What dialogs are told apart by, as an administrator wants it. */
@Schema(description = "What dialogs are told apart by.")
public record ClassificationDraft(
        @Schema(description = "The version that was read before; 0 where nothing was saved.") @Nullable
        Long version,

        @Schema(description = "Whether an operator closes a dialog only with a category.", defaultValue = "false")
        @Nullable
        Boolean mandatory,

        @Schema(description = "In order, what belongs to another one behind it; none where left out.") @Nullable
        List<Entry> categories,

        @Schema(
                description = "Instead of categories: one in each line, with a blank before those that belong to the"
                        + " line above without one.")
        @Nullable
        String lines,

        @Schema(description = "Tags that operators are offered, in order; none where left out.") @Nullable
        List<String> tags)
        implements Draft<Classification> {
    private static final int MOST_CATEGORIES = 500;
    private static final int MOST_TAGS = 200;
    private static final int LONGEST_NAME = 90;
    private static final int LONGEST_TAG = 64;

    /** A category as it is wanted. */
    @Schema(name = "Category")
    public record Entry(
            @Schema(description = "Of one that is there, or another one for a new one.") @Nullable
            String categoryId,

            @Schema(description = "1 to 90 characters, without a slash.") @Nullable
            String name,

            @Schema(description = "The id of the one it belongs to; none where left out.") @Nullable
            String parentId) {}

    @Override
    public Classification read(Fields fields, Place<Classification> place) {
        Classification present = place.present();
        List<Category> before = present == null ? List.of() : present.categories();
        List<Category> read = lines == null ? entries(fields) : CategoryLines.read(lines, before);
        String field = lines == null ? "categories" : "lines";
        if (read.size() > MOST_CATEGORIES) {
            fields.refuse(field, "must have at most " + MOST_CATEGORIES + " entries");
        }
        for (int i = 0; i < read.size(); i++) {
            String name = read.get(i).name();
            if (name.contains("/") || name.length() > LONGEST_NAME) {
                fields.refuse(
                        lines == null ? "categories[" + i + "].name" : "lines",
                        "must have no slash and at most " + LONGEST_NAME + " characters: " + name);
            }
        }
        CategoryLines.flaw(read).filter(flaw -> fields.isGood(field)).ifPresent(flaw -> fields.refuse(field, flaw));
        return new Classification(
                place.account(), place.version(), false, fields.flag("mandatory", mandatory), read, tags(fields));
    }

    private List<Category> entries(Fields fields) {
        List<@Nullable Entry> given = categories == null ? List.of() : List.copyOf(categories);
        var read = new ArrayList<Category>();
        for (int i = 0; i < given.size(); i++) {
            Entry entry = Objects.requireNonNullElse(given.get(i), new Entry(null, null, null));
            String at = "categories[" + i + "]";
            read.add(new Category(
                    fields.required(at + ".categoryId", entry.categoryId(), LONGEST_TAG),
                    fields.name(at + ".name", entry.name()),
                    entry.parentId()));
        }
        return read;
    }

    private List<String> tags(Fields fields) {
        List<String> given = tags == null ? List.of() : tags;
        if (given.size() > MOST_TAGS) {
            fields.refuse("tags", "must have at most " + MOST_TAGS + " entries");
            return List.of();
        }
        var read = new LinkedHashSet<String>();
        given.forEach(tag -> read.add(fields.required("tags", tag, LONGEST_TAG)));
        return List.copyOf(read);
    }
}
