package chat.parley.dialog.conversation;

import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.settings.TimeSetting;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account has set, as far as the rules of a conversation need it. */
public interface AccountPolicy {
    /** How long a visitor waits for the first reply before the busy text; zero for never [W-22]. */
    Duration firstReplyAfter();

    /** The text sent then; blank for none [W-28]. */
    String busyText();

    /** After how long without a message an owned dialog is closed; zero for never. */
    Duration idleCloseAfter();

    /** How dialogs are given out; what holds without any setting where the account has saved none. */
    TimeSetting.Distribution distribution();

    /** What time does to dialogs; what holds without any setting where the account has saved none. */
    TimeSetting.Times times();

    /** Whether routing gives out the dialogs of this department; null for those of none [W-43]. */
    boolean assignsAutomatically(@Nullable DepartmentId departmentId);

    /** How many places an operator has for dialogs [W-48]. */
    int limitOf(OperatorId operatorId);

    /** Whether this operator works for the account. */
    boolean hasOperator(OperatorId operatorId);

    /** How visitors know this operator; null where nobody of this id works for the account. */
    @Nullable
    String operatorName(OperatorId operatorId);

    /** What the operator is, as visitors are shown it; null for nothing [U-10]. */
    default @Nullable String operatorPosition(OperatorId operatorId) {
        return null;
    }

    /** The operator's picture, as visitors are shown it; null for none [U-10]. */
    default @Nullable PictureId operatorAvatar(OperatorId operatorId) {
        return null;
    }

    /** What every dialog of this channel is tagged with from the beginning [B-02]. */
    default Set<String> channelTags(ChannelId channelId) {
        return Set.of();
    }

    /** The bot that has new dialogs of this channel first; null for none [J-07]. */
    default @Nullable String channelBot(ChannelId channelId) {
        return null;
    }

    /** Whether operators close a dialog only once it has a category, and there are some to choose from [W-15]. */
    default boolean categoryRequired() {
        return false;
    }

    /** What acts by itself. */
    default AccountRules rules() {
        return AccountRules.NONE;
    }

    /** Whether any operator of the account speaks the language [W-42]. */
    boolean speaks(String language);

    /** Whether the account has this department. */
    boolean hasDepartment(DepartmentId departmentId);
}
