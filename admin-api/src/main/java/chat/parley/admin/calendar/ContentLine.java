package chat.parley.admin.calendar;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of an iCalendar text after unfolding, RFC 5545 section 3.1.
 *
 * @param name in capitals
 * @param parameters what stands between the name and the value, in capitals; never looked into but for the value's type
 */
record ContentLine(String name, String parameters, String value) {
    private static final int LONGEST = 65_536;

    static ContractViolation invalid(String detail) {
        return new ContractViolation(ErrorCode.INVALID_CALENDAR, detail);
    }

    /** The lines of a text, those that continue another joined to it; empty ones left out. */
    static List<ContentLine> of(String text) {
        var unfolded = new ArrayList<StringBuilder>();
        for (String line : text.split("\r\n|\n|\r", -1)) {
            boolean continues = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (continues && !unfolded.isEmpty()) {
                unfolded.getLast().append(line, 1, line.length());
                if (unfolded.getLast().length() > LONGEST) {
                    throw invalid("a line has more than " + LONGEST + " characters");
                }
            } else if (!line.isBlank()) {
                unfolded.add(new StringBuilder(line));
            }
        }
        return unfolded.stream().map(line -> parse(line.toString())).toList();
    }

    private static ContentLine parse(String line) {
        int nameEnd = 0;
        while (nameEnd < line.length() && line.charAt(nameEnd) != ';' && line.charAt(nameEnd) != ':') {
            nameEnd++;
        }
        boolean quoted = false;
        for (int i = nameEnd; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return new ContentLine(
                        line.substring(0, nameEnd).toUpperCase(Locale.ROOT),
                        line.substring(nameEnd, i).toUpperCase(Locale.ROOT),
                        line.substring(i + 1));
            }
        }
        throw invalid("a line has no colon; this is no iCalendar file");
    }

    /** Whether the value says a date only, with no time. */
    boolean isDate() {
        return value.length() == 8 && !parameters.contains("VALUE=DATE-TIME");
    }

    /** The value as a date. */
    LocalDate date() {
        return date(value);
    }

    /** The value as dates; those with a time are read as their date. */
    List<LocalDate> dates() {
        var dates = new ArrayList<LocalDate>();
        for (String one : value.split(",", -1)) {
            dates.add(date(one.length() > 8 ? one.substring(0, 8) : one));
        }
        return dates;
    }

    static LocalDate date(String basic) {
        try {
            return LocalDate.parse(basic, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw invalid("a date is not of the form 20260101");
        }
    }

    /** The value as a text, with what was escaped put right. */
    String text() {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                c = value.charAt(i) == 'n' || value.charAt(i) == 'N' ? ' ' : value.charAt(i);
            }
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
        return text.toString().strip();
    }
}
