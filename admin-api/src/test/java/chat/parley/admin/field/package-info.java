/** Reading the fields of a body. */
package chat.parley.admin.field;
