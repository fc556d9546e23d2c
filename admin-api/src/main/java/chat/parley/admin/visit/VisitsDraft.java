package chat.parley.admin.visit;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.visit.InvitationRule;
import chat.parley.contracts.visit.VisitorActivity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator wants done with who is on the sites. */
@Schema(
        description = "What the account does with who is on its sites. Every field that is not said to be left out must"
                + " be given.")
public record VisitsDraft(
        @Schema(description = "The version that was read before; 0 where nothing was saved.") @Nullable
        Long version,

        @Schema(description = "Whether operators are told of every new visitor.", defaultValue = "false") @Nullable
        Boolean arrivalAlert,

        @Schema(
                description = "Addresses of pages, each with scheme and host, whose visitors are shown first; at most"
                        + " 200.")
        @Nullable
        List<String> priorityPages,

        @Schema(
                description = "What an operator's invitation says where they write nothing, at most 1000 characters;"
                        + " empty for nothing.")
        @Nullable
        String invitationText,

        @Schema(description = "For how many seconds an invitation may be answered, 10 to 3600.", defaultValue = "120")
        @Nullable
        Integer invitationSeconds,

        @Schema(
                description = "For how many hours who said no is not invited by rules again, 0 to 8760.",
                defaultValue = "24")
        @Nullable
        Integer rejectedHours,

        @Schema(description = "Whether rules invite while nobody is online.", defaultValue = "false") @Nullable
        Boolean inviteOffline,

        @Schema(description = "Whether operators may lead visitors to other pages.", defaultValue = "false") @Nullable
        Boolean teleport,

        @Schema(description = "When visitors are invited by themselves, at most 50; the first rule that fits invites.")
        @Nullable
        List<@Nullable Rule> rules,

        @Schema(
                description = "Id of the picture that rules invite with while nobody is online, as it was answered when"
                        + " it was brought; none for the usual face.")
        @Nullable
        String photo,

        @Schema(
                description = "Whether visitors may have their dialog sent to an address; yes where left out.",
                defaultValue = "true")
        @Nullable
        Boolean historyByMail)
        implements Draft<Visits> {
    private static final int MOST_PAGES = 200;
    private static final int MOST_RULES = 50;
    private static final int YEAR_OF_HOURS = 365 * 24;
    private static final int MOST_VISITS = 10_000;
    private static final int LARGEST_CART = 1_000_000_000;

    /** When visitors are invited by themselves. */
    public record Rule(
            @Schema(description = "The only placement it is for; all where left out.") @Nullable
            String placementId,

            @Schema(description = "What the visitor is shown, 1 to 1000 characters.") @Nullable
            String text,

            @Schema(description = "After how many seconds on the page, 0 to 3600.") @Nullable
            Integer seconds,

            @Schema(
                    description = "Pattern of the page's address, in which * stands for anything; every page where"
                            + " left out.")
            @Nullable
            String page,

            @Schema(description = "From which visit on, 1 to 10000.", defaultValue = "1") @Nullable
            Integer visits,

            @Schema(description = "From what value of the cart on, 0 for any; at most 1000000000.", defaultValue = "0")
            @Nullable
            Integer cart) {
        private InvitationRule read(Fields fields, String at) {
            String pattern = page == null || page.isBlank() ? null : page.strip();
            if (pattern != null && !PageAddresses.isPattern(pattern)) {
                fields.refuse(at + ".page", "must begin with http://, https:// or * and have at most ten *");
            }
            String said = fields.required(at + ".text", text, VisitorActivity.TEXT_LIMIT);
            return new InvitationRule(
                    fields.optionalId(at + ".placementId", placementId, PlacementId::new),
                    // What is refused is never saved.
                    said.isBlank() ? "-" : said,
                    fields.within(at + ".seconds", seconds, 0, 3_600),
                    pattern == null || !fields.isGood(at + ".page") ? null : pattern,
                    fields.within(at + ".visits", visits, 1, MOST_VISITS),
                    fields.within(at + ".cart", cart, 0, LARGEST_CART));
        }
    }

    @Override
    public Visits read(Fields fields, Place<Visits> place) {
        return new Visits(
                place.account(),
                place.version(),
                false,
                fields.flag("arrivalAlert", arrivalAlert),
                pages(fields),
                fields.text("invitationText", invitationText, VisitorActivity.TEXT_LIMIT),
                fields.within("invitationSeconds", invitationSeconds, 10, 3_600),
                fields.within("rejectedHours", rejectedHours, 0, YEAR_OF_HOURS),
                fields.flag("inviteOffline", inviteOffline),
                fields.flag("teleport", teleport),
                rules(fields),
                fields.optionalId("photo", photo, PictureId::new),
                historyByMail);
    }

    private List<String> pages(Fields fields) {
        List<String> given = priorityPages == null ? List.of() : priorityPages;
        if (given.size() > MOST_PAGES) {
            fields.refuse("priorityPages", "must have at most " + MOST_PAGES + " entries");
            return List.of();
        }
        var pages = new LinkedHashSet<String>();
        for (String page : given) {
            String address = page == null ? "" : page.strip();
            if (PageAddresses.isAbsolute(address)) {
                pages.add(address);
            } else {
                fields.refuse("priorityPages", "must be addresses with http or https and a host, one in each line");
            }
        }
        return List.copyOf(pages);
    }

    private List<InvitationRule> rules(Fields fields) {
        List<@Nullable Rule> given = rules == null ? List.of() : rules;
        if (given.size() > MOST_RULES) {
            fields.refuse("rules", "must have at most " + MOST_RULES + " entries");
            return List.of();
        }
        var read = new ArrayList<InvitationRule>();
        for (int i = 0; i < given.size(); i++) {
            Rule rule = Objects.requireNonNullElse(given.get(i), new Rule(null, null, null, null, null, null));
            read.add(rule.read(fields, "rules[" + i + "]"));
        }
        return read;
    }
}
