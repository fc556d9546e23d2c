package chat.parley.launcher.door;

/** What a browser shows at the door itself: where to go. */
public final class StartPage {
    private StartPage() {}

    /** @return the page as HTML */
    public static String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Parley</title>
                <style>
                body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem;
                       color-scheme: light dark; }
                dt { font-weight: 600; margin-top: 1rem; }
                dd { margin: 0; }
                </style>
                </head>
                <body>
                <h1>Parley runs</h1>
                <dl>
                <dt><a href="/widget/demo/">Demo shop</a></dt>
                <dd>A site with the chat widget: write as a visitor.</dd>
                <dt><a href="/console/">Operator console</a></dt>
                <dd>Answer as ann or boris, look on as vera, set up as admin.</dd>
                <dt><a href="/auth/admin/">Keycloak</a></dt>
                <dd>Log-ins and roles.</dd>
                </dl>
                </body>
                </html>
                """;
    }
}
