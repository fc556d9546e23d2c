/** What visitors write through. */
package chat.parley.admin.channel;
