package chat.parley.dialog.inbox;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.id.DialogId;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of the lists by filters, asked of the running service. */
abstract class NarrowedLists extends DialogApiCalls {

    @Test
    @Tag("T-03")
    void anOpenListAndItsCountAreNarrowedAlike() {
        var marked = fixtures.aThread();
        DialogId vip = writes(marked);
        command(acme.ann(), marked, vip, Map.of("name", "take")).statusCode(200);
        command(acme.ann(), marked, vip, Map.of("name", "tag", "add", List.of("vip"), "remove", List.of()))
                .statusCode(200);
        var plain = fixtures.aThread();
        DialogId other = writes(plain);
        command(acme.ann(), plain, other, Map.of("name", "take")).statusCode(200);

        narrowed("", "mine", "vip").statusCode(200).body("rows.dialogId", contains(vip.value()));
        narrowed("/counts", "mine", "vip").statusCode(200).body("mine", equalTo(1));
        narrowed("/counts", "mine", "").statusCode(200).body("mine", equalTo(2));
        narrowed("", "mine", "nobody's").statusCode(200).body("rows", empty());
    }

    @Test
    @Tag("T-03")
    void whatIsNoFilterAndFiltersOfClosedDialogsAreRefused() {
        narrowed("", "closed", "vip")
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("detail", containsString("search"));
        narrowed("", "closed", "").statusCode(200);
        narrowed("", "mine", "v".repeat(201)).statusCode(400).body("code", equalTo("invalid-request"));
        narrowed("/counts", "mine", "v\0").statusCode(400).body("code", equalTo("invalid-request"));
    }

    private ValidatableResponse narrowed(String path, String list, String tag) {
        return as(acme.ann())
                .queryParam("list", list)
                .queryParam("tag", tag)
                .when()
                .get("/api/dialogs" + path)
                .then();
    }
}
