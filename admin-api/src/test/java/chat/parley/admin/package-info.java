/** What the service does as a whole, against a real broker and a real database. */
package chat.parley.admin;
