/** How the console is served. */
package chat.parley.admin.console;
