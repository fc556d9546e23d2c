package chat.parley.contracts.event;

/** Which events a visitor may see. */
final class SeenByVisitors {
    private SeenByVisitors() {}

    static boolean sees(DialogEvent event) {
        return switch (event) {
            case DialogEvent.DialogOpened e -> true;
            case DialogEvent.MessagePosted e -> true;
            case DialogEvent.DialogQueued e -> true;
            case DialogEvent.OperatorAssigned e -> true;
            case DialogEvent.DialogClosed e -> true;
            case DialogEvent.DialogReopened e -> true;
            case DialogEvent.DialogReturned e -> true;
            case DialogEvent.ReadAdvanced e -> true;
            case DialogEvent.MessageEdited e -> true;
            case DialogEvent.MessageDeleted e -> true;
            case DialogEvent.DialogRated e -> true;
            case DialogEvent.NotePosted e -> false;
            case DialogEvent.MessageStatusChanged e -> false;
            case DialogEvent.VisitorCardChanged e -> false;
            case DialogEvent.DialogTagged e -> false;
            case DialogEvent.DialogPriorityChanged e -> false;
            case DialogEvent.DialogCategoryChanged e -> false;
            case DialogEvent.ReplyOverdue e -> false;
            case DialogEvent.SkillsWaived e -> false;
            case DialogEvent.SlaWarned e -> false;
            case DialogEvent.SlaBreached e -> false;
            case DialogEvent.AutomationFired e -> false;
            case DialogEvent.WebhookRequested e -> false;
            case DialogEvent.DialogEnded e -> false;
            case DialogEvent.VisitorFieldsChanged e -> false;
            case DialogEvent.ReachabilityChanged e -> false;
            case DialogEvent.TranscriptRequested e -> false;
            case DialogEvent.OperatorsUnavailable e -> false;
            case DialogEvent.VisitorErased e -> false;
            case DialogEvent.DialogErased e -> false;
        };
    }
}
