package chat.parley.admin;

import chat.parley.admin.Shops.Shop;
import java.util.Map;
import java.util.function.Function;

/** The kinds of things that administrators create, change and remove in the same way. */
enum Thing {
    DEPARTMENT("departments", "departmentId", "Department", Bodies::department, Shop::department),
    OPERATOR("operators", "operatorId", "Operator", Bodies::operator, Shop::operator),
    CHANNEL("channels", "channelId", "Channel", Bodies::channel, Shop::channel),
    PLACEMENT("placements", "placementId", "Placement", Bodies::placement, Shop::placement),
    CALENDAR("calendars", "calendarId", "Calendar", Bodies::calendar, Shop::calendar),
    KEYWORD_RULE("keyword-rules", "keywordRuleId", "KeywordRule", Bodies::keywordRule, Shop::keywordRule),
    SLA("slas", "slaId", "Sla", Bodies::sla, Shop::sla),
    AUTOMATION("automations", "automationId", "Automation", Bodies::automation, Shop::automation);

    final String path;
    final String id;
    final String kind;
    private final Function<Shop, Map<String, Object>> body;
    private final Function<Shop, String> existing;

    Thing(
            String path,
            String id,
            String kind,
            Function<Shop, Map<String, Object>> body,
            Function<Shop, String> existing) {
        this.path = "/api/admin/" + path;
        this.id = id;
        this.kind = kind;
        this.body = body;
        this.existing = existing;
    }

    /** A body that creates another one. */
    Map<String, Object> body(Shop shop) {
        return body.apply(shop);
    }

    /** The id of the one that the shop has. */
    String existing(Shop shop) {
        return existing.apply(shop);
    }
}
