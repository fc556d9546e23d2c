package chat.parley.contracts.operator;

import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
    @JsonSubTypes.Type(value = OperatorCommand.Category.class, name = "category")
})
public sealed interface OperatorCommand {
    ConversationId conversationId();

    DialogId dialogId();

    record Reply(ConversationId conversationId, DialogId dialogId, String clientMessageId, String text)
            implements OperatorCommand {
        public Reply {
            requirePlace(conversationId, dialogId);
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

    /** Where a dialog is to go; the console names an operator by id only [T-04]. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ToOperator.class, name = "operator"),
        @JsonSubTypes.Type(value = ToDepartment.class, name = "department"),
        @JsonSubTypes.Type(value = ToLanguage.class, name = "language"),
        @JsonSubTypes.Type(value = ToQueue.class, name = "queue")
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
            require("language", language);
            if (!language.matches("[a-z]{2}")) {
                throw new ContractViolation(ErrorCode.INVALID_REQUEST, "language must be an ISO 639-1 code");
            }
        }
    }

    record ToQueue() implements Target {}

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
