/** Where a dialog goes by the words of its first message. */
package chat.parley.admin.keyword;
