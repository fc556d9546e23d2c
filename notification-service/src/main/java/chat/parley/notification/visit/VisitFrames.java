package chat.parley.notification.visit;

import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.platform.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What operators are told of who is on the sites. */
public final class VisitFrames {
    private static final int ROWS = 200;

    private VisitFrames() {}

    /**
     * All visitors, in portions.
     *
     * @param first whether what was told before is forgotten with it
     */
    public record All(String type, boolean first, List<LiveVisitor> visitors) {}

    public record Changed(String type, List<LiveVisitor> visitors, List<VisitorId> gone) {}

    public record Arrived(String type, LiveVisitor visitor) {}

    public record Answered(String type, InvitationId invitationId, LiveVisitor visitor) {}

    /** @param ref of the frame that was obeyed */
    public record Done(String type, String ref) {}

    static List<String> all(Collection<LiveVisitor> visitors) {
        List<LiveVisitor> rows = List.copyOf(visitors);
        var frames = new ArrayList<String>();
        for (int from = 0; from == 0 || from < rows.size(); from += ROWS) {
            List<LiveVisitor> portion = rows.subList(from, Math.min(rows.size(), from + ROWS));
            frames.add(Json.text(new All("visitors", from == 0, portion)));
        }
        return frames;
    }

    public static String changed(LiveVisitors.Change change) {
        return Json.text(new Changed("visitors-changed", change.shown(), change.gone()));
    }

    public static String arrived(LiveVisitor visitor) {
        return Json.text(new Arrived("visitor-arrived", visitor));
    }

    public static String answered(LiveVisitor visitor, InvitationId invitation) {
        return Json.text(new Answered("invitation", invitation, visitor));
    }

    static String done(String ref) {
        return Json.text(new Done("done", ref));
    }
}
