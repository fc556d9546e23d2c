package chat.parley.contracts.operator;

import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.contracts.text.LanguageCode;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command as the operator's console writes it; its constructors refuse what the documented form does not allow. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OperatorCommand.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = OperatorCommand.Note.class, name = "note"),
    @JsonSubTypes.Type(value = OperatorCommand.Take.class, name = "take"),
    @JsonSubTypes.Type(value = OperatorCommand.Transfer.class, name = "transfer"),
    @JsonSubTypes.Type(value = OperatorCommand.Close.class, name = "close"),
    @JsonSubTypes.Type(value = OperatorCommand.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = OperatorCommand.Read.class, name = "read"),
    @JsonSubTypes.Type(value = OperatorCommand.Tag.class, name = "tag"),
    @JsonSubTypes.Type(value = OperatorCommand.Priority.class, name = "priority"),
    @JsonSubTypes.Type(value = OperatorCommand.Category.class, name = "category"),
    @JsonSubTypes.Type(value = OperatorCommand.Card.class, name = "card"),
    @JsonSubTypes.Type(value = OperatorCommand.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = OperatorCommand.Delete.class, name = "delete"),
    @JsonSubTypes.Type(value = OperatorCommand.SendTranscript.class, name = "transcript")
})
public sealed interface OperatorCommand {
    ConversationId conversationId();

    DialogId dialogId();

    /**
     * @param text may be empty where there are attachments
     * @param attachments stored before by channel-ingest; may be left out
     * @param replyTo the message of this conversation it answers; null for none
     */
    record Reply(
            ConversationId conversationId,
            DialogId dialogId,
            String clientMessageId,
            String text,
            List<Attachment> attachments,
            @Nullable MessageId replyTo)
            implements OperatorCommand {
        public Reply {
            requirePlace(conversationId, dialogId);
            attachments = List.copyOf(Attachment.checked(attachments));
        }

        /** Of text alone. */
        public Reply(ConversationId conversationId, DialogId dialogId, String clientMessageId, String text) {
            this(conversationId, dialogId, clientMessageId, text, List.of(), null);
        }
    }

    /** Changes the text of a message that the operator wrote. */
    record Edit(ConversationId conversationId, DialogId dialogId, MessageId messageId, String text)
            implements OperatorCommand {
        public Edit {
            requirePlace(conversationId, dialogId);
            require("messageId", messageId);
        }
    }

    /** Takes back a message that the operator wrote. */
    record Delete(ConversationId conversationId, DialogId dialogId, MessageId messageId) implements OperatorCommand {
        public Delete {
            requirePlace(conversationId, dialogId);
            require("messageId", messageId);
        }
    }

    /** Has the dialog's messages sent to an address [U-06]. */
    record SendTranscript(ConversationId conversationId, DialogId dialogId, String email) implements OperatorCommand {
        public SendTranscript {
            requirePlace(conversationId, dialogId);
            EmailAddress.required("email", email);
        }
    }

    record Note(ConversationId conversationId, DialogId dialogId, String clientMessageId, String text)
            implements OperatorCommand {
        public Note {
            requirePlace(conversationId, dialogId);
        }
    }

    record Take(ConversationId conversationId, DialogId dialogId) implements OperatorCommand {
        public Take {
            requirePlace(conversationId, dialogId);
        }
    }

    record Transfer(ConversationId conversationId, DialogId dialogId, Target target) implements OperatorCommand {
        public Transfer {
            requirePlace(conversationId, dialogId);
            require("target", target);
        }
    }

    record Close(ConversationId conversationId, DialogId dialogId) implements OperatorCommand {
        public Close {
            requirePlace(conversationId, dialogId);
        }
    }

    record Reopen(ConversationId conversationId, DialogId dialogId) implements OperatorCommand {
        public Reopen {
            requirePlace(conversationId, dialogId);
        }
    }

    record Read(ConversationId conversationId, DialogId dialogId, MessageId messageId) implements OperatorCommand {
        public Read {
            requirePlace(conversationId, dialogId);
            require("messageId", messageId);
        }
    }

    /** Changes the dialog's tags. */
    record Tag(ConversationId conversationId, DialogId dialogId, Set<String> add, Set<String> remove)
            implements OperatorCommand {
        public Tag {
            requirePlace(conversationId, dialogId);
            require("add", add);
            require("remove", remove);
            add = Set.copyOf(add);
            remove = Set.copyOf(remove);
        }
    }

    record Priority(ConversationId conversationId, DialogId dialogId, DialogPriority priority)
            implements OperatorCommand {
        public Priority {
            requirePlace(conversationId, dialogId);
            require("priority", priority);
        }
    }

    /** @param category null to take it away */
    record Category(
            ConversationId conversationId,
            DialogId dialogId,
            @Nullable String category) implements OperatorCommand {
        public Category {
            requirePlace(conversationId, dialogId);
        }
    }

    /** Puts the card of the dialog's visitor right [T-13]. */
    record Card(ConversationId conversationId, DialogId dialogId, CardChange change) implements OperatorCommand {
        public Card {
            requirePlace(conversationId, dialogId);
            require("change", change);
        }
    }

    /** Where a dialog is to go; the console names an operator by id only [T-04]. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ToOperator.class, name = "operator"),
        @JsonSubTypes.Type(value = ToDepartment.class, name = "department"),
        @JsonSubTypes.Type(value = ToLanguage.class, name = "language"),
        @JsonSubTypes.Type(value = ToQueue.class, name = "queue"),
        @JsonSubTypes.Type(value = ToBot.class, name = "bot")
    })
    sealed interface Target {}

    record ToOperator(OperatorId operatorId) implements Target {
        public ToOperator {
            require("operatorId", operatorId);
        }
    }

    record ToDepartment(DepartmentId departmentId) implements Target {
        public ToDepartment {
            require("departmentId", departmentId);
        }
    }

    record ToLanguage(String language) implements Target {
        public ToLanguage {
            LanguageCode.required(language);
        }
    }

    record ToQueue() implements Target {}

    /** Back to the bot of the dialog's channel [J-08]. */
    record ToBot() implements Target {}

    private static void requirePlace(@Nullable ConversationId conversation, @Nullable DialogId dialog) {
        require("conversationId", conversation);
        require("dialogId", dialog);
    }

    private static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, field + " is missing");
        }
    }
}
