package chat.parley.ingest.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes\n\nOn Mon, Nov 16, 2026 at 9:00 AM Acme <shop@acme.example> wrote:\n> Do you?\n> Really?",
                "Yes\n\nOn Mon, Nov 16, 2026 at 9:00 AM Acme\n<shop@acme.example> wrote:\n\n> Do you?",
                "Yes\n\nпн, 16 нояб. 2026 г. в 09:00, Acme <shop@acme.example>:\n> Do you?",
                "Yes\n\n16.11.2026 9:00, Acme пишет:\n> Do you?",
                "Yes\n\n-----Original Message-----\nFrom: Acme\nSent: Monday\n\nDo you?",
                "Yes\n\nFrom: Acme <shop@acme.example>\nSent: Monday\nTo: Ann\nSubject: x\n\nDo you?",
                "> Do you?\n\nYes",
                "Yes\n-- \nAnn\nDirector",
                "Yes\n\nОтправлено с iPhone",
            })
    void whatAMailRepeatsIsFolded(String text) {
        assertThat(QuotedText.fold(text)).isEqualTo("Yes\n⋯");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> One?\nYes\n> Two?\nNo",
                "> Only a quote",
                "We wrote:\nnothing",
                "From: here to there",
                "Look:\n---------- Forwarded message ---------\nSubject: x\n\nhello",
            })
    void whatSomebodyWroteNowStays(String text) {
        assertThat(QuotedText.fold(text)).isEqualTo(text);
    }

    @Test
    void aLongTextIsFoldedQuickly() {
        assertThat(QuotedText.fold("a ".repeat(200_000) + "\n> b")).endsWith("⋯");
    }
}
