package chat.parley.admin.keyword;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.RuleSetting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing keyword rules. */
@Path("/api/admin/keyword-rules")
@Authenticated
@Tag(
        name = "Keyword rules",
        description =
                "Choose where a dialog goes by its first message; the first that matches decides. Refused with invalid-pattern when a pattern takes more than linear time. Dialogs that a removed one has sent somewhere stay there.")
public class KeywordRuleResource extends ListedResource<RuleSetting.KeywordRule, KeywordRuleDraft> {
    public KeywordRuleResource(SettingResource settings) {
        super(settings, RuleSetting.KeywordRule.class);
    }
}
