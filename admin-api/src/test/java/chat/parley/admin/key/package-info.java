/** The account's secrets. */
package chat.parley.admin.key;
