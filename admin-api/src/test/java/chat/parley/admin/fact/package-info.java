/** What events come to as facts, told by small tales and by the log itself. */
package chat.parley.admin.fact;
