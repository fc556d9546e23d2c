/** What Java programs loaded at an earlier start, kept so that the next start is quicker. */
@org.jspecify.annotations.NullMarked
package chat.parley.launcher.start;
