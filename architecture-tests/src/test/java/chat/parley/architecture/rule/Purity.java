package chat.parley.architecture.rule;

import chat.parley.architecture.House;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Depends on nothing that touches the world. */
final class Purity extends ArchCondition<JavaClass> {
    /** Parts of the JDK that compute; the rest of it opens files, sockets, connections and processes. */
    private static final List<String> COMPUTING_PACKAGES = List.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.math",
            "java.nio.charset",
            "java.security",
            "java.text",
            "java.time",
            "java.util",
            "javax.crypto");

    private static final Set<String> COMPUTING_TYPES = Set.of(
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.IOException",
            "java.io.Serializable",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.UncheckedIOException",
            "java.net.IDN",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder",
            "java.nio.ByteBuffer",
            "java.nio.CharBuffer");

    private static final Set<String> TOUCHING_TYPES =
            Set.of("java.lang.Process", "java.lang.ProcessBuilder", "java.lang.Runtime", "java.util.Scanner");

    /** They describe and do nothing. */
    private static final List<String> ANNOTATIONS = List.of(
            "org.jspecify.annotations",
            "com.fasterxml.jackson.annotation",
            "org.eclipse.microprofile.openapi.annotations");

    /** The values that the platform's {@code Json} reads into. */
    private static final Set<String> JSON_VALUES = Set.of(
            "com.fasterxml.jackson.databind.JsonNode",
            "com.fasterxml.jackson.databind.node.ArrayNode",
            "com.fasterxml.jackson.databind.node.JsonNodeFactory",
            "com.fasterxml.jackson.databind.node.ObjectNode");

    /** What of the shared modules computes only. */
    private static final Set<String> SHARED = Set.of(
            House.EGRESS + ".Endpoint",
            House.EGRESS + ".WebhookSignature",
            House.PERSISTENCE + ".ErasureReceipt",
            House.PLATFORM + ".identity.Caller",
            House.PLATFORM + ".identity.VisitorToken",
            House.PLATFORM + ".identity.VisitorTokens",
            House.PLATFORM + ".json.Json",
            House.PLATFORM + ".kafka.PositionFilter",
            House.PLATFORM + ".outcome.OutcomeWaiter",
            House.PLATFORM + ".problem.Problem",
            House.PLATFORM + ".problem.ProblemException",
            House.PLATFORM + ".secret.SecretBox",
            House.PLATFORM + ".secret.SecretPurpose",
            House.PLATFORM + ".settings.SettingsView");

    /** What one class may use beside, because it computes with it and reaches nothing through it. */
    static final List<Grant> GRANTS = List.of(
            new Grant("dialog.keyword.LinearExpression", "com.google.re2j.", "searches a text in linear time"),
            new Grant("admin.report.XlsxFile", "org.dhatim.fastexcel.", "writes into memory"),
            new Grant("dialog.search.SearchRates", "io.github.bucket4j.", "counts in memory, by the clock it is given"),
            new Grant("dialog.history.TranscriptPdf", "org.apache.pdfbox.", "draws into memory"),
            new Grant("dialog.history.TranscriptPdf", "java.io.InputStream", "of a font that it carries"),
            new Grant(
                    "integration.partner.CallRates",
                    "io.github.bucket4j.",
                    "counts in memory, by the clock it is given"),
            new Grant("ingest.limit.TokenBucket", "io.github.bucket4j.", "counts in memory, by the clock it is given"),
            new Grant(
                    "notification.socket.Admission",
                    "io.github.bucket4j.",
                    "counts in memory, by the clock it is given"),
            new Grant(
                    "ingest.channel.web.FrameReader",
                    "com.fasterxml.jackson.",
                    "reads a text, stricter than Json does"),
            new Grant("ingest.channel.email.HtmlText", "org.jsoup.", "makes text of text"),
            new Grant("ingest.channel.email.ArchiveNames", "java.nio.ByteOrder", "reads numbers out of bytes"),
            new Grant("ingest.channel.email.MailHead", "jakarta.mail.", "reads the bytes of a mail into values"),
            new Grant(
                    "ingest.channel.email.MailHead", "java.io.UnsupportedEncodingException", "declared for a charset"),
            new Grant("ingest.channel.email.WinmailParts", "java.nio.ByteOrder", "reads numbers out of bytes"),
            new Grant("ingest.channel.email.MailParts", "jakarta.mail.", "reads the bytes of a mail into values"),
            new Grant("ingest.channel.email.MailParts", "java.io.InputStream", "of bytes in memory"),
            new Grant("ingest.kit.RemoteFile", "java.io.InputStream", "of bytes in memory"),
            new Grant("ingest.media.FileTypes", "org.apache.tika.", "compares bytes with patterns it carries"),
            new Grant("ingest.media.PictureMetadata", "java.io.", "passes on what it is given and opens nothing"),
            new Grant("ingest.media.JpegSegments", "java.io.", "passes on what it is given and opens nothing"),
            new Grant("ingest.media.JpegSegments", "java.nio.ByteOrder", "reads numbers out of bytes"),
            new Grant(
                    "integration.crm.CrmVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant(
                    "integration.crm.amocrm.AmoVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant(
                    "integration.crm.freshdesk.FreshdeskVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant(
                    "integration.crm.unisender.UnisenderVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant(
                    "integration.crm.zendesk.ZendeskVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant(
                    "integration.crm.zoho.ZohoVendor",
                    "chat.parley.integration.crm.",
                    "makes an adapter of what it is given"),
            new Grant("integration.crm.Talk", "com.fasterxml.jackson.", "reads a text into a value"),
            new Grant("integration.crm.amocrm.AmoTokens", "com.fasterxml.jackson.", "reads a text into a value"),
            new Grant("integration.crm.zendesk.ZendeskHook", "com.fasterxml.jackson.", "reads a text into a value"),
            new Grant("notification.socket.FrameReader", "com.fasterxml.jackson.", "reads a text into a value"));

    /**
     * @param type after {@code chat.parley.}, with what is nested in it
     * @param use how the names begin that it may use
     * @param why that leaves it pure
     */
    record Grant(String type, String use, String why) {
        boolean covers(JavaClass from, JavaClass to) {
            return House.outermost(from).getName().equals(House.PACKAGE + type)
                    && to.getName().startsWith(use);
        }
    }

    Purity() {
        super("depend only on the computing part of java.*, on contracts, and on what is pure itself");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var touched = touchedBy(type)
                .filter(target -> GRANTS.stream().noneMatch(grant -> grant.covers(type, target)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!touched.isEmpty()) {
            events.add(
                    SimpleConditionEvent.violated(type, type.getName() + " depends on " + String.join(", ", touched)));
        }
    }

    /** What the class depends on and should not, grants aside. */
    static Stream<JavaClass> touchedBy(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !isAllowed(type, target));
    }

    private static boolean isAllowed(JavaClass from, JavaClass to) {
        if (to.isPrimitive() || House.outermost(to).equals(House.outermost(from))) {
            return true;
        }
        if (House.isIn(to, House.PACKAGE.substring(0, House.PACKAGE.length() - 1))) {
            return House.isIn(to, House.CONTRACTS)
                    || SHARED.contains(House.outermost(to).getName())
                    || (Edges.isPlain(to) && House.serviceOf(to).equals(House.serviceOf(from)));
        }
        return computes(to)
                || JSON_VALUES.contains(to.getName())
                || ANNOTATIONS.stream().anyMatch(annotations -> House.isIn(to, annotations));
    }

    private static boolean computes(JavaClass type) {
        var name = House.outermost(type).getName();
        return COMPUTING_TYPES.contains(name)
                || (COMPUTING_PACKAGES.stream().anyMatch(computing -> isComputing(type, computing))
                        && !TOUCHING_TYPES.contains(name));
    }

    /** Of {@code java.lang} no subpackage but those named, as some of them manage the machine. */
    private static boolean isComputing(JavaClass type, String computing) {
        return computing.startsWith("java.lang")
                ? type.getPackageName().equals(computing)
                : House.isIn(type, computing);
    }
}
